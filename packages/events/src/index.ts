export { BEGINNING, compareCursors, cursorText, readCursor, type Cursor } from './cursor.ts';
export { appendEvent, hashOf, type ChainLink, type ChainedEvent, type NewEvent } from './append-event.ts';
export { currentCursor, hasUnreleased, readEvents, type LoggedEvent } from './read-events.ts';
export { createPoker, listen, type Poker } from './poke.ts';
export { tail, type Tail } from './tail.ts';
export { consume, type ConsumeOptions, type Consumer } from './consume.ts';
export { CASE_EVENTS, isCaseEvent, type CaseEventKind, type CaseEventType } from './case-events.ts';
export type { CaseEventData, CaseFacts, ChangeDigest } from './case-facts.ts';
export { REFERENCE_EVENTS, type AgencySaved, type CategorySaved, type WardSaved } from './reference-events.ts';
