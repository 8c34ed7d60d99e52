import type { Progress, Verdict } from '../process/terms.ts';

/** What decides a case's progress. Instants in UTC. */
export interface ProgressInput {
  /** End of the current holder's limit; null: nothing is promised. */
  dueAt: Date | null;
  /** From when the case is "due soon"; null: never. */
  remindAt: Date | null;
  /** The clock waits for somebody (AWAITING_INFO). */
  paused: boolean;
  /** Nobody holds the case any more and no verdict was reached: merged, withdrawn, a draft. */
  stopped: boolean;
  /** Decided when the lead agency returned the result or the case was rejected; stays until the case goes back to work. */
  verdict: Verdict | null;
  now: Date;
}

/** The clock's answer for a case: a verdict stays, a pause shows, then the deadline decides. Exactly at the deadline is still in time. */
export function progressOf({ dueAt, remindAt, paused, stopped, verdict, now }: ProgressInput): Progress {
  if (verdict) return verdict;
  if (stopped) return 'NONE';
  if (paused) return 'PAUSED';
  if (!dueAt) return 'NONE';
  if (now > dueAt) return 'OVERDUE';
  return remindAt && now >= remindAt ? 'DUE_SOON' : 'NOT_DUE';
}

/** On time when the result came at the deadline or before it. Without a deadline nobody is late. */
export const verdictAt = (dueAt: Date | null, at: Date): Verdict => (dueAt && at > dueAt ? 'LATE' : 'ON_TIME');
