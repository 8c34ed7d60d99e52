// The events of a case. Pure: what decides about cases imports this entry and nothing else of the package.
export { CASE_EVENTS } from './case-events.ts';
export {
  CASE_EVENT_VERSION,
  isCaseEvent,
  parseCaseEvent,
  type CaseEvent,
  type CaseEventBody,
  type CaseEventType,
  type ClockChange,
  type EventWords,
  type Notify,
  type Standing,
} from './case-event.ts';
export type { CaseEventData, CaseFacts, ChangeDigest } from './facts.ts';
