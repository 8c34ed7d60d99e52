import { codesOf } from './closed-set.ts';
import { PROGRESS } from './progress.ts';

/** Whether the lead agency was on time; decided when it returns the result (a rejection: when it is rejected). */
export const VERDICT = { ON_TIME: PROGRESS.ON_TIME, LATE: PROGRESS.LATE } as const;

export type Verdict = keyof typeof VERDICT;
export const VERDICTS = codesOf(VERDICT);
