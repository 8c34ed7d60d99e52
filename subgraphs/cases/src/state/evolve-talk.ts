import { withCase } from './change-rows.ts';
import type { EvolveTable } from './evolve-table.ts';
import { textOf } from './words.ts';

/** What is said about a case: nothing is decided by it, it is only kept. */
export const EVOLVE_TALK: EvolveTable<'MessageSent' | 'NoteAdded' | 'CaseSupported' | 'AbuseReported'> = {
  AbuseReported: (state) => state,
  CaseSupported: (state, { data }) => withCase(state, { supporters: (state.case.supporters ?? 0) + (data.on ? 1 : -1) }),
  MessageSent: (state, { data, words, at, actorId, caseId }) => ({
    ...state,
    messages: [
      ...state.messages,
      {
        id: data.messageId,
        caseId,
        fromReporter: data.fromReporter,
        authorId: actorId ?? '',
        agencyId: data.agencyId,
        text: textOf(words, 'text'),
        sentAt: at,
      },
    ],
  }),
  NoteAdded: (state, { data, words, at, actorId, caseId }) => ({
    ...state,
    notes: [...state.notes, { id: data.noteId, caseId, authorId: actorId ?? '', agencyId: data.agencyId, text: textOf(words, 'text'), createdAt: at }],
  }),
};
