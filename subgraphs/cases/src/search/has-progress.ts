import type { Progress } from '@pakn/vocabulary';

// In step with clock/progress.ts. `now` gives the placeholder of the time: asked only where it is used, PostgreSQL refuses a value that nothing reads.
const OPEN = `c.verdict is null and c.step <> 'DONE'`;
const PROGRESS: Record<Progress, (now: () => string) => string> = {
  ON_TIME: () => `c.verdict = 'ON_TIME'`,
  LATE: () => `c.verdict = 'LATE'`,
  PAUSED: () => `${OPEN} and c.paused_at is not null`,
  // Not by the expression of the index of deadlines: nearly all of its values are infinite, so that the planner takes overdue cases for very few.
  OVERDUE: (now) => `${OPEN} and c.paused_at is null and c.due_at < ${now()}`,
  DUE_SOON: (now) => `${OPEN} and c.paused_at is null and c.due_at >= ${now()} and c.remind_at <= ${now()}`,
  NOT_DUE: (now) => `${OPEN} and c.paused_at is null and c.due_at >= ${now()} and (c.remind_at is null or c.remind_at > ${now()})`,
  NONE: () => `c.verdict is null and (c.step = 'DONE' or (c.paused_at is null and c.due_at is null))`,
};

/** A case of this progress at that time. */
export const hasProgress = (progress: Progress, now: () => string): string => `(${PROGRESS[progress](now)})`;

/** What is asked by a list of values, and the column that has one of them. */
