import { z } from 'zod';
import { CASE_STATUSES, VERDICTS, WORKFLOW_STEPS, type CaseEventKind } from '@pakn/vocabulary';

/** How an event is treated, whatever it says. */
export interface EventTreatment {
  kind: CaseEventKind;
  /** May somebody be notified of it who sees only the public side of a public case? Private exchange and inner handling never. */
  public: boolean;
  /** Does the reporter get it on the open case page? */
  reporter: boolean;
  /** Does it raise `Case.version`? Reminders, notes, messages and ratings only count in `n`. */
  raisesVersion: boolean;
}

export interface CaseEventDefinition extends EventTreatment {
  body: z.ZodObject;
}

/** One event of a case: how it is treated and what it carries. Its name is the key in `CASE_EVENTS`. */
export const caseEvent = <S extends z.ZodRawShape>(treatment: EventTreatment, shape: S): EventTreatment & { body: z.ZodObject<S> } => ({
  ...treatment,
  body: z.object(shape),
});

export const id = z.guid();
/** RFC 3339 with offset. */
export const time = z.iso.datetime({ offset: true });
/** Uploaded files that the event takes, in their order. */
export const fileIds = z.array(id);
/** A stored row without its words: property name to plain value, times as RFC 3339. */
export const row = z.record(z.string(), z.json());

/** Which officers are notified of the event, worked out when it happened: of these agencies, their handlers or only their leaders, and these officers. */
export const notify = z.object({ agencyIds: z.array(id), leadersOnly: z.boolean(), officerIds: z.array(id).optional() });

/** Where the case stands after the event. */
export const standing = z.object({ status: z.enum(CASE_STATUSES), step: z.enum(WORKFLOW_STEPS) });

const clockEntry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('START'), at: time, minutes: z.number() }),
  z.object({ type: z.literal('EXTEND'), at: time, minutes: z.number() }),
  z.object({ type: z.enum(['PAUSE', 'RESUME']), at: time }),
  // `step`: where the case lay when its result was returned. Absent in events from before it was kept.
  z.object({ type: z.literal('STOP'), at: time, step: z.enum(WORKFLOW_STEPS).optional() }),
  // People were notified of it: not again, unless the clock is given more time. It does not count as time.
  z.object({ type: z.literal('NOTIFIED'), at: time, of: z.enum(['DUE_SOON', 'OVERDUE', 'UNCLAIMED']) }),
]);

/** Working minutes that a co-handler was given from its assignment on; absent: as the lead, or from before such limits were stored. */
export const limitMinutes = z.number().optional();

/** What the event did to the case's clock, worked out when it happened: a replay asks no calendar. What is left out stayed. */
export const clockChange = z.object({
  /** What happened to the clock, appended to `case.clock`. */
  entries: z.array(clockEntry).optional(),
  dueAt: time.nullable().optional(),
  remindAt: time.nullable().optional(),
  /** Working minutes from `remindAt` to `dueAt`: whoever changes the calendar moves both. Said with every `remindAt` since such changes are obeyed. */
  remindMinutes: z.number().optional(),
  receptionDueAt: time.optional(),
  answerDueAt: time.optional(),
  /** Working minutes from the sending to `answerDueAt`, by the duty desk's calendar. Said with every `answerDueAt`, likewise. */
  answerMinutes: z.number().optional(),
  /** On time or late, decided now; null: open again. Minutes are working minutes of the lead. */
  result: z
    .object({ verdict: z.enum(VERDICTS), stoppedAt: time, usedMinutes: z.int() })
    .nullable()
    .optional(),
  /** Working minutes that the lead's clock has been suspended so far. */
  pausedMinutes: z.int().optional(),
  /** Deadlines of parts that followed. */
  parts: z.array(z.object({ assignmentId: id, dueAt: time.nullable(), limitMinutes })).optional(),
});
