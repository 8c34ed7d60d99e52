import { z } from 'zod';
import { CASE_KINDS, CHANNELS, IDENTITY_MODES, SUBJECT_KINDS, URGENCIES } from '@pakn/vocabulary';
import { caseEvent, clockChange, fileIds, id, time } from './shape.ts';

/** A report was filed; it lies at the duty desk. */
export const CaseSubmitted = caseEvent(
  { kind: 'SUBMITTED', public: false, reporter: true, raisesVersion: true },
  {
    code: z.string(),
    workflowVersion: z.int(),
    channel: z.enum(CHANNELS),
    kind: z.enum(CASE_KINDS),
    subjectKind: z.enum(SUBJECT_KINDS),
    identityMode: z.enum(IDENTITY_MODES),
    showFullName: z.boolean(),
    categoryCode: z.string().nullable(),
    /** What the province asked about; left out in events from before. */
    topicCode: z.string().nullable().optional(),
    urgency: z.enum(URGENCIES),
    wardCode: z.string().nullable(),
    approximate: z.boolean(),
    occurredAt: time.nullable(),
    agencyConcernedId: id.nullable(),
    preferredAgencyId: id.nullable(),
    /** The account it is from; accounts alone knows who that is. */
    reporterId: id,
    /** Who typed it: the reporter, or the officer who took a call. */
    filedBy: id,
    files: fileIds,
    clock: clockChange,
  },
);
