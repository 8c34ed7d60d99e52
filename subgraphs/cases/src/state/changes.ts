import type { CaseEvent } from '@pakn/events/case';
import { openParts, type CaseState } from './case-state.ts';
import { pointText } from './words.ts';

/** The value of a field in the history: codes, ids and times as text; an id list by comma. */
export type PlainValue = string | number | boolean | null;

type Tracked = Pick<CaseState, 'case' | 'assignments' | 'appointments'>;

/** The fields whose old and new values the history shows as they are (A8-18), in that order; words stand beside them in the event. */
const TRACKED: Record<string, (state: Tracked) => PlainValue> = {
  workflowVersion: ({ case: c }) => c.workflowVersion,
  status: ({ case: c }) => c.status,
  step: ({ case: c }) => c.step,
  wardCode: ({ case: c }) => c.wardCode ?? null,
  categoryCode: ({ case: c }) => c.categoryCode ?? null,
  urgency: ({ case: c }) => c.urgency,
  isPublic: ({ case: c }) => c.isPublic,
  agencyConcernedId: ({ case: c }) => c.agencyConcernedId ?? null,
  leadAgencyId: ({ case: c }) => c.leadAgencyId ?? null,
  coordinatorAgencyIds: (state) =>
    openParts(state)
      .filter((part) => part.part === 'COORDINATOR')
      .map((part) => part.agencyId)
      .join(',') || null,
  dueAt: ({ case: c }) => c.dueAt?.toISOString() ?? null,
  receptionDueAt: ({ case: c }) => c.receptionDueAt?.toISOString() ?? null,
  answerDueAt: ({ case: c }) => c.answerDueAt?.toISOString() ?? null,
  pauseReasonCode: ({ case: c }) => c.pauseReasonCode ?? null,
  pauseUntil: ({ case: c }) => c.pauseUntil?.toISOString() ?? null,
  verdict: ({ case: c }) => c.verdict ?? null,
  satisfaction: ({ case: c }) => c.satisfaction ?? null,
  rejectionReasonCode: ({ case: c }) => c.rejectionReasonCode ?? null,
};

/** What an event changed of the fields that the history shows. `before` null: a new case, whose fields are all new. */
export function plainChanges(before: CaseState | null, after: CaseState): { field: string; old: PlainValue; new: PlainValue }[] {
  return Object.entries(TRACKED).flatMap(([field, of]) => {
    const old = before ? of(before) : null;
    const now = of(after);
    return old === now ? [] : [{ field, old, new: now }];
  });
}

/** The words that an event replaced; null for those that nothing stood for before. */
export function replacedWord(before: CaseState | null, event: CaseEvent, field: string): string | null {
  if (!before) return null;
  const found = before.case;
  if (field === 'title' || field === 'content' || field === 'address') return found[field];
  if (field === 'point') return pointText(found);
  if (field === 'publicPoint') return pointText({ lon: found.publicLon ?? null, lat: found.publicLat ?? null });
  if (event.type !== 'AnswerRecorded' || !event.data.rewritten) return null;
  const answer = before.answers.find((each) => each.id === event.data.answerId);
  return (field === 'answer' ? answer?.content : field === 'documentNumber' ? answer?.documentNumber : null) ?? null;
}
