import {
  parseSettingsSaved,
  type AgencySaved,
  type CaseFacts,
  type CategorySaved,
  type LoggedEvent,
  type SettingsSaved,
  type TopicSaved,
  type WardSaved,
} from '@pakn/events';
import { z } from 'zod';
import { AGENCY_KINDS, ASSIGNMENT_PARTS, CASE_STATUSES, CHANNELS, IDENTITY_MODES, SATISFACTIONS, URGENCIES, VERDICTS } from '@pakn/vocabulary';

const time = z.iso.datetime({ offset: true });

const facts = z.object({
  code: z.string(),
  status: z.enum(CASE_STATUSES),
  step: z.string(),
  channel: z.enum(CHANNELS),
  kind: z.string(),
  subjectKind: z.string(),
  identityMode: z.enum(IDENTITY_MODES),
  categoryCode: z.string().nullable(),
  topicCode: z.string().nullable().optional(),
  urgency: z.enum(URGENCIES),
  wardCode: z.string().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  isPublic: z.boolean(),
  submittedAt: time,
  acceptedAt: time.nullable(),
  dueAt: time.nullable(),
  answerDueAt: time.nullable(),
  receptionDueAt: time.nullable(),
  answeredAt: time.nullable(),
  pausedAt: time.nullable(),
  stoppedAt: time.nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  leadAgencyId: z.guid().nullable(),
  countedAgencyId: z.guid(),
  satisfaction: z.enum(SATISFACTIONS).nullable(),
  reopened: z.int().min(0),
  usedMinutes: z.int().min(0).nullable(),
  claimedAt: time.nullable().optional(),
  returns: z.int().min(0).optional(),
  lateReturns: z.int().min(0).optional(),
  pausedMinutes: z.int().min(0).optional(),
  unclaimedPastLimit: z.boolean().optional(),
  parts: z.array(
    z.object({
      assignmentId: z.guid(),
      agencyId: z.guid(),
      part: z.enum(ASSIGNMENT_PARTS),
      status: z.string(),
      assignedAt: time,
      dueAt: time.nullable(),
      completedAt: time.nullable(),
    }),
  ),
});
const caseEvent = z.object({ facts });

const agency = z.object({
  agencyId: z.guid(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(AGENCY_KINDS),
  parentId: z.guid().nullable(),
  wardCode: z.string().nullable(),
  successorId: z.guid().nullable(),
  active: z.boolean(),
  serves: z.array(z.string()),
});
const category = z.object({ code: z.string(), name: z.string(), nameEn: z.string(), active: z.boolean() });
const topic = z.object({ code: z.string(), name: z.string(), nameEn: z.string() });
const ward = z.object({ code: z.string(), name: z.string(), kind: z.string() });

/** What statistics take from an event. */
export type ParsedEvent =
  | { about: 'case'; caseId: string; n: number; facts: CaseFacts }
  | { about: 'agency'; agency: AgencySaved }
  | { about: 'category'; category: CategorySaved }
  | { about: 'settings'; settings: SettingsSaved }
  | { about: 'topic'; topic: TopicSaved }
  | { about: 'ward'; ward: WardSaved };

/** @throws Error when the event's data is not what its type promises: its consumer parks it (R23). */
export function parseEvent(event: Pick<LoggedEvent, 'type' | 'caseId' | 'n' | 'data'>): ParsedEvent {
  if (event.type === 'AgencySaved') return { about: 'agency', agency: agency.parse(event.data) };
  if (event.type === 'CategorySaved') return { about: 'category', category: category.parse(event.data) };
  if (event.type === 'SettingsSaved') return { about: 'settings', settings: parseSettingsSaved(event.data) };
  if (event.type === 'TopicSaved') return { about: 'topic', topic: topic.parse(event.data) };
  if (event.type === 'WardSaved') return { about: 'ward', ward: ward.parse(event.data) };
  if (event.caseId === null || event.n === null) throw new Error(`${event.type} belongs to no case`);
  return { about: 'case', caseId: event.caseId, n: event.n, facts: caseEvent.parse(event.data).facts };
}
