import { withCase } from './change-rows.ts';
import type { CaseRow } from './case-state.ts';
import type { EvolveTable } from './evolve-table.ts';
import { restoreState } from './whole-state.ts';
import { pointOf, textOf, wordOf } from './words.ts';

type Reception = 'CaseSubmitted' | 'CaseAdopted' | 'CaseAccepted' | 'CaseRejected' | 'CaseEdited' | 'CaseDueSoon' | 'CaseOverdue' | 'CaseClosed' | 'CaseRated';

/** What the duty desk, the clock and the citizen do to a case as a whole. */
export const EVOLVE_RECEPTION: EvolveTable<Reception> = {
  CaseSubmitted: (state, { data, words, at, caseId }) => {
    const { clock: _clock, files: _files, occurredAt, ...plain } = data;
    const { lon, lat } = pointOf(wordOf(words, 'point') ?? null);
    const shown = pointOf(wordOf(words, 'publicPoint') ?? null);
    return withCase(state, {
      ...plain,
      topicCode: plain.topicCode ?? null,
      id: caseId,
      version: 1,
      status: 'AWAITING_ACCEPTANCE',
      step: 'RECEPTION',
      stepEnteredAt: at,
      submittedAt: at,
      occurredAt: occurredAt === null ? null : new Date(occurredAt),
      title: textOf(words, 'title'),
      content: textOf(words, 'content'),
      address: textOf(words, 'address'),
      createdPlace: wordOf(words, 'createdPlace') ?? null,
      ...{ lon, lat, publicLon: shown.lon, publicLat: shown.lat },
      isPublic: false,
      reopened: 0,
      returns: 0,
      pausedMinutes: 0,
      unclaimedPastLimit: false,
    });
  },
  CaseAdopted: (_state, { data, words, caseId }) => restoreState(caseId, data, words),
  CaseAccepted: (state, { data, at }) => withCase(state, { acceptedAt: at, operatorId: state.case.operatorId ?? data.operatorId }),
  CaseRejected: (state, { data, words, at }) =>
    withCase(state, {
      rejectionReasonCode: data.reasonCode,
      rejectionExplanation: wordOf(words, 'comment') ?? null,
      rejectedAt: at,
      operatorId: state.case.operatorId ?? data.operatorId,
    }),
  CaseEdited: (state, { data, words }) => {
    const { clock: _clock, ...plain } = data;
    const change: Partial<CaseRow> = { ...plain };
    for (const field of ['title', 'content', 'address'] as const) if (wordOf(words, field) !== undefined) change[field] = textOf(words, field);
    const point = wordOf(words, 'point');
    if (point !== undefined) Object.assign(change, pointOf(point));
    const publicPoint = wordOf(words, 'publicPoint');
    if (publicPoint !== undefined) {
      const { lon, lat } = pointOf(publicPoint);
      Object.assign(change, { publicLon: lon, publicLat: lat });
    }
    return withCase(state, change);
  },
  CaseDueSoon: (state) => state,
  CaseOverdue: (state) => state,
  CaseClosed: (state, { at }) => withCase(state, { closedAt: at }),
  CaseRated: (state, { data, words, at }) => withCase(state, { satisfaction: data.satisfaction, ratingComment: wordOf(words, 'comment') ?? null, ratedAt: at }),
};
