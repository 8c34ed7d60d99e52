import { changeRow, withCase, withoutAppointments, withPart } from './change-rows.ts';
import type { AnswerRow } from './case-state.ts';
import type { EvolveTable } from './evolve-table.ts';
import { textOf, wordOf } from './words.ts';

type Answering = 'AnswerRecorded' | 'AnswerApproved' | 'ResultReturned' | 'ReworkRequested' | 'AnswerPublished';

/** From the recorded answer to the published one. */
export const EVOLVE_ANSWER: EvolveTable<Answering> = {
  AnswerRecorded: (state, { data, words, at, actorId, caseId }) => {
    const written = {
      agencyId: data.agencyId,
      content: textOf(words, 'answer'),
      documentNumber: wordOf(words, 'documentNumber') ?? null,
      approved: false,
      approvedBy: null,
      updatedAt: data.rewritten ? at : null,
    };
    if (data.rewritten) return { ...state, answers: changeRow(state.answers, data.answerId, written) };
    const made: AnswerRow = {
      id: data.answerId,
      caseId,
      authorId: actorId ?? '',
      createdAt: at,
      published: false,
      publishedAt: null,
      publishedBy: null,
      ...written,
    };
    return { ...state, answers: [...state.answers, made] };
  },
  AnswerApproved: (state, { data, actorId }) => ({ ...state, answers: changeRow(state.answers, data.answerId, { approved: true, approvedBy: actorId }) }),
  ResultReturned: (state, { data, words, at }) => {
    const comment = wordOf(words, 'comment');
    return withoutAppointments(withPart(state, data.assignmentId, { status: 'COMPLETED', completedAt: at, ...(comment === undefined ? {} : { comment }) }));
  },
  ReworkRequested: (state, { data }) => {
    const lead = state.assignments.find((part) => part.id === data.assignmentId);
    return withPart(state, data.assignmentId, { status: lead?.officerId ? 'CLAIMED' : 'PENDING', completedAt: null });
  },
  AnswerPublished: (state, { data, at, actorId }) => {
    const ended = new Set(data.endedParts);
    return withCase(
      {
        ...state,
        answers: changeRow(state.answers, data.answerId, { published: true, publishedAt: at, publishedBy: actorId }),
        assignments: state.assignments.map((part) => (ended.has(part.id) ? { ...part, status: 'COMPLETED' as const, completedAt: at } : part)),
      },
      { answeredAt: at },
    );
  },
};
