import { CASE_EVENTS, type CaseEvent, type CaseEventType, type ClockChange, type Standing } from '@pakn/events/case';
import type { CaseRow, CaseState } from './case-state.ts';
import { EVOLVE_ANSWER } from './evolve-answer.ts';
import { EVOLVE_ASSIGNMENT } from './evolve-assignment.ts';
import { EVOLVE_PROCESS } from './evolve-process.ts';
import { EVOLVE_RECEPTION } from './evolve-reception.ts';
import type { Evolve, EvolveTable, Stamp } from './evolve-table.ts';
import { EVOLVE_TALK } from './evolve-talk.ts';

const EVOLVE: EvolveTable<CaseEventType> = { ...EVOLVE_RECEPTION, ...EVOLVE_ASSIGNMENT, ...EVOLVE_ANSWER, ...EVOLVE_PROCESS, ...EVOLVE_TALK };

/**
 * The state after an event. Pure and complete: a case's row equals the fold of its events, in every column, and the writer stores nothing else.
 * @param state null before the first event (CaseSubmitted, CaseAdopted)
 */
export function evolve(state: CaseState | null, event: CaseEvent, stamp: Stamp): CaseState {
  const { data } = event as { data: { standing?: Standing; clock?: ClockChange; isPublic?: boolean; urgency?: CaseRow['urgency'] } };
  const before =
    state ?? ({ case: { id: stamp.caseId }, assignments: [], answers: [], appointments: [], reopenings: [], messages: [], notes: [] } as unknown as CaseState);
  let found = before.case;
  if (state) {
    if (CASE_EVENTS[event.type].raisesVersion) found = { ...found, version: found.version + 1 };
    if (data.isPublic !== undefined) found = { ...found, isPublic: data.isPublic };
    if (data.urgency !== undefined) found = { ...found, urgency: data.urgency };
  }
  if (data.standing) found = stand(found, data.standing, stamp.at);
  const after = data.clock ? keepTime({ ...before, case: found }, data.clock) : { ...before, case: found };
  return (EVOLVE[event.type] as Evolve<CaseEventType>)(after, { data: event.data as never, words: event.words, ...stamp });
}

const stand = (found: CaseRow, { status, step }: Standing, at: Date): CaseRow => ({
  ...found,
  status,
  step,
  stepEnteredAt: step === found.step ? found.stepEnteredAt : at,
});

const timeOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** A clock that goes on, or begins again, waits for nothing any more. */
const paused = (since: Date | null): Partial<CaseRow> =>
  since ? { pausedAt: since } : { pausedAt: null, pauseReasonCode: null, pauseUntil: null, pauseComment: null, infoQuestion: null, infoAskedAt: null };

function keepTime(state: CaseState, change: ClockChange): CaseState {
  const { entries = [], dueAt, remindAt, receptionDueAt, answerDueAt, result, pausedMinutes, parts = [] } = change;
  const { remindMinutes = null, answerMinutes } = change;
  const last = entries.findLast(({ type }) => type !== 'EXTEND' && type !== 'NOTIFIED');
  const due = new Map(parts.map(({ assignmentId, dueAt: at, limitMinutes = null }) => [assignmentId, { dueAt: timeOf(at), limitMinutes }]));
  return {
    ...state,
    case: {
      ...state.case,
      clock: [...(state.case.clock ?? []), ...entries],
      ...(dueAt === undefined ? {} : { dueAt: timeOf(dueAt) }),
      ...(remindAt === undefined ? {} : { remindAt: timeOf(remindAt), remindMinutes }),
      ...(receptionDueAt === undefined ? {} : { receptionDueAt: timeOf(receptionDueAt) }),
      ...(answerDueAt === undefined ? {} : { answerDueAt: timeOf(answerDueAt), answerMinutes: null }),
      ...(answerMinutes === undefined ? {} : { answerMinutes }),
      ...(pausedMinutes === undefined ? {} : { pausedMinutes }),
      ...(last ? paused(last.type === 'PAUSE' ? new Date(last.at) : null) : {}),
      ...(result === undefined
        ? {}
        : { verdict: result?.verdict ?? null, stoppedAt: timeOf(result?.stoppedAt ?? null), usedMinutes: result?.usedMinutes ?? null }),
    },
    assignments: parts.length === 0 ? state.assignments : state.assignments.map((part) => ({ ...part, ...due.get(part.id) })),
  };
}
