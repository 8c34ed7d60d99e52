import type { CaseEventData, CaseEventType } from '@pakn/events/case';
import { UNDO_SECONDS, type CaseAction } from '@pakn/vocabulary';

/** How long after the offer is over an undo is still taken, in ms: it was asked for in time and came late. Accounts' messages wait longer than both. */
const ON_THE_WAY_MS = 500;

/** An event of a case as its log has it, as far as undoing asks. */
export interface DoneEvent {
  n: number;
  type: string;
  commandId: string;
  actorId: string | null;
  at: Date;
  data: Pick<CaseEventData, 'changes'> & { leadAgencyId?: string | null; number?: number };
}

type Undone = CaseAction | ((data: DoneEvent['data']) => CaseAction);

/**
 * The acts that can be undone, by the events that they make: which action it was, or null. An act can be undone when each of its events can. There is no other list.
 * Never: what the reporter or the public was given by it (an answer, a refusal), what was revealed or covered, what somebody outside did, what the system did, talk.
 */
const UNDOABLE: Record<CaseEventType, Undone | null> = {
  CaseAccepted: 'CLAIM',
  CaseAssigned: ({ leadAgencyId }) => (leadAgencyId === null ? 'COORDINATE' : 'ASSIGN'),
  CaseEdited: ({ changes }) => (changes.some(({ words }) => words) ? 'EDIT' : 'CLASSIFY'),
  CaseClaimed: 'CLAIM',
  CaseReleased: 'RELEASE',
  CaseReturned: 'RETURN_TO_OPERATOR',
  CoordinationCompleted: 'COMPLETE_COORDINATION',
  CaseScheduled: ({ number }) => (number === 1 ? 'SCHEDULE' : 'EXTEND'),
  AppointmentDecided: 'DECIDE_APPOINTMENT',
  CaseDelegated: 'DELEGATE',
  CaseTakenOver: 'TAKE_OVER',
  CasePaused: 'PAUSE',
  CaseResumed: 'RESUME',
  InfoRequested: 'REQUEST_INFO',
  AnswerRecorded: 'RECORD_ANSWER',
  AnswerApproved: 'APPROVE_ANSWER',
  ResultReturned: 'RETURN_RESULT',
  ReworkRequested: 'REQUEST_REWORK',
  CaseSubmitted: null,
  CaseAdopted: null,
  CaseRejected: null,
  CaseRated: null,
  CaseClosed: null,
  CaseReopened: null,
  CaseWithdrawn: null,
  CaseUrged: null,
  CaseTransferred: null,
  CaseReminded: null,
  CaseDueSoon: null,
  CaseOverdue: null,
  CaseUnclaimed: null,
  CaseEscalated: null,
  CoordinationOverdue: null,
  AppointmentMissed: null,
  LateNoticeSent: null,
  DeadlineChanged: null,
  InfoSupplied: null,
  AnswerPublished: null,
  AnswerUnpublished: null,
  AttachmentRedacted: null,
  MessageSent: null,
  NoteAdded: null,
  CaseSupported: null,
  AbuseReported: null,
  ActUndone: null,
};

/** What is said about a case stays said, and hinders nobody from undoing what was done before it. */
const TALK: ReadonlySet<string> = new Set(['MessageSent', 'NoteAdded', 'CaseSupported', 'AbuseReported'] satisfies CaseEventType[]);

/** What somebody did to a case last. */
export interface LastAct {
  actorId: string;
  /** Null: it cannot be undone. */
  action: CaseAction | null;
  at: Date;
  events: readonly Pick<DoneEvent, 'n' | 'type'>[];
}

/** The act that a case's newest events are of; null when the system did the last thing. @param entries in the order of n, the newest included */
export function lastAct(entries: readonly DoneEvent[]): LastAct | null {
  const done = entries.filter(({ type }) => !TALK.has(type));
  const last = done.at(-1);
  if (!last?.actorId) return null;
  const events = done.filter(
    ({ commandId, actorId, at, type }) =>
      commandId === last.commandId && actorId === last.actorId && at.getTime() === last.at.getTime() && type !== 'CaseAdopted',
  );
  const actions = events.map(actionOf);
  return { actorId: last.actorId, action: actions.includes(null) ? null : (actions.at(-1) ?? null), at: last.at, events };
}

function actionOf({ type, data }: DoneEvent): CaseAction | null {
  const undone = UNDOABLE[type as CaseEventType] ?? null;
  return typeof undone === 'function' ? undone(data) : undone;
}

/** Until when undoing an act is offered. */
export const undoneUntil = ({ at }: Pick<LastAct, 'at'>): Date => new Date(at.getTime() + UNDO_SECONDS * 1_000);

/** Whether an undo that arrives now came too late. */
export const isOver = (act: Pick<LastAct, 'at'>, now: Date): boolean => now.getTime() > undoneUntil(act).getTime() + ON_THE_WAY_MS;
