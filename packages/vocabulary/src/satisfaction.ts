import { codesOf, type ClosedSet } from './closed-set.ts';

/** How satisfied a reporter is with the answer, best first. Which of them a province offers is a setting. */
export const SATISFACTION = {
  VERY_SATISFIED: { vi: 'Rất hài lòng', en: 'Very satisfied' },
  SATISFIED: { vi: 'Hài lòng', en: 'Satisfied' },
  NEUTRAL: { vi: 'Bình thường', en: 'Neutral' },
  DISSATISFIED: { vi: 'Không hài lòng', en: 'Not satisfied' },
} as const satisfies ClosedSet;

export type Satisfaction = keyof typeof SATISFACTION;
export const SATISFACTIONS = codesOf(SATISFACTION);
