import { defineEntity, p } from '@mikro-orm/postgresql';
import type { ClockEvent } from '../clock/case-clock.ts';
import type { CaseKind, CaseStatus, Channel, IdentityMode, Satisfaction, SubjectKind, Urgency, Verdict, WorkflowStep } from './terms.ts';

/** A `ClockEvent` as it is stored: its time as RFC 3339. */
export interface ClockEntry {
  type: ClockEvent['type'];
  at: string;
  minutes?: number;
}

const schema = defineEntity({
  name: 'Case',
  tableName: 'case',
  properties: {
    id: p.uuid().primary(),
    code: p.string(),
    version: p.integer(),
    /** The version of the process that it started with, and keeps. */
    workflowVersion: p.integer(),
    kind: p.string().$type<CaseKind>(),
    title: p.text(),
    content: p.text(),
    categoryCode: p.string().nullable(),
    urgency: p.string().$type<Urgency>(),
    status: p.string().$type<CaseStatus>(),
    step: p.string().$type<WorkflowStep>(),
    channel: p.string().$type<Channel>(),
    address: p.text(),
    wardCode: p.string().nullable(),
    lon: p.float().nullable(),
    lat: p.float().nullable(),
    /** The commune was found by the nearest centre. */
    approximate: p.boolean(),
    publicLon: p.float().nullable(),
    publicLat: p.float().nullable(),
    occurredAt: p.datetime().nullable(),
    submittedAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    answeredAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    stepEnteredAt: p.datetime(),
    receptionDueAt: p.datetime().nullable(),
    answerDueAt: p.datetime().nullable(),
    /** The current holder's limit; null once nothing runs. */
    dueAt: p.datetime().nullable(),
    /** From when `dueAt` is near: DUE_SOON. */
    remindAt: p.datetime().nullable(),
    /** Decided when the lead returns the result (a rejection: when rejected); stays until a reopening. */
    verdict: p.string().$type<Verdict>().nullable(),
    pausedAt: p.datetime().nullable(),
    /** When the agency's clock stopped: the result was returned, or the case rejected. */
    stoppedAt: p.datetime().nullable(),
    /** Working minutes the lead has used, pauses left out; known once its clock stopped. */
    usedMinutes: p.integer().nullable(),
    /** What happened to the lead's clock (`src/clock`); every deadline is derived from it. */
    clock: p.json<ClockEntry[]>(),
    reopened: p.integer(),
    isPublic: p.boolean(),
    identityMode: p.string().$type<IdentityMode>(),
    showFullName: p.boolean(),
    subjectKind: p.string().$type<SubjectKind>(),
    reporterId: p.uuid(),
    /** Who typed it: the reporter, or the officer who took a call. */
    filedBy: p.uuid(),
    createdPlace: p.text().nullable(),
    agencyConcernedId: p.uuid().nullable(),
    preferredAgencyId: p.uuid().nullable(),
    leadAgencyId: p.uuid().nullable(),
    leadOfficerId: p.uuid().nullable(),
    /** The operator who accepted it. */
    operatorId: p.uuid().nullable(),
    returnedAt: p.datetime().nullable(),
    returnReasonCode: p.string().nullable(),
    suggestedAgencyId: p.uuid().nullable(),
    rejectionReasonCode: p.string().nullable(),
    rejectionExplanation: p.text().nullable(),
    rejectedAt: p.datetime().nullable(),
    satisfaction: p.string().$type<Satisfaction>().nullable(),
    ratingComment: p.text().nullable(),
    ratedAt: p.datetime().nullable(),
    /** Where its hash chain stands: the number of its last event and that event's hash. */
    n: p.integer(),
    lastHash: p.blob().$type<Buffer>(),
  },
});

/** A report (phản ánh, kiến nghị) and its desk. Change it only inside `changeCase`. */
export class Case extends schema.class {}
schema.setClass(Case);

/** The stored clock as the rules of `src/clock` read it. */
export const clockOf = (found: Pick<Case, 'clock'>): ClockEvent[] => found.clock.map((entry) => ({ ...entry, at: new Date(entry.at) }) as ClockEvent);

/** Writes down what happened to the clock; assigning a new list makes MikroORM see the change. */
export function addToClock(found: Case, ...events: ClockEvent[]): void {
  found.clock = [...found.clock, ...events.map((event) => ({ ...event, at: event.at.toISOString() }))];
}
