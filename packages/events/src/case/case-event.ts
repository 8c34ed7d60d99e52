import { z } from 'zod';
import { CASE_EVENTS } from './case-events.ts';
import type { clockChange, notify, standing } from './shape.ts';

export type CaseEventType = keyof typeof CASE_EVENTS;
export type CaseEventBody<T extends CaseEventType> = z.infer<(typeof CASE_EVENTS)[T]['body']>;
export type Standing = z.infer<typeof standing>;
/** Which officers are notified of an event. */
export type Notify = z.infer<typeof notify>;
export type ClockChange = z.infer<typeof clockChange>;

/**
 * Words and the exact point that belong to an event. They never stand in the log: the event carries their salted digests, the words lie in
 * `cases.history_text` and in the row. A field that is not there was not touched; null: it was emptied.
 */
export type EventWords = Readonly<Record<string, string | null>>;

/** What happened to a case, as a rule decides it and a replay reads it: a union discriminated by `type`. */
export type CaseEvent = { [T in CaseEventType]: { type: T; data: CaseEventBody<T>; words?: EventWords } }[CaseEventType];

/** The version of the events' bodies. Version 1 carried `facts` and `changes` only: it is read, never replayed. */
export const CASE_EVENT_VERSION = 2;

/** Whether a type found in the log is one of a case that this version knows; the log also holds events of people and catalogues. */
export const isCaseEvent = (type: string): type is CaseEventType => Object.hasOwn(CASE_EVENTS, type);

/**
 * The event in a stored one of version 2; parts of the envelope (`facts`, `changes` …) are left out.
 * @throws ZodError when the data is not what its type promises, Error for an unknown type
 */
export function parseCaseEvent(stored: { type: string; data: unknown }): CaseEvent {
  if (!isCaseEvent(stored.type)) throw new Error(`${stored.type} is no event of a case`);
  return { type: stored.type, data: CASE_EVENTS[stored.type].body.parse(stored.data) } as CaseEvent;
}
