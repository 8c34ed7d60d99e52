import { dayKey } from '@pakn/ui';
import type { Progress } from '../gql/graphql';

/** The headings of a list by urgency, the most urgent first. */
export const URGENCY_GROUPS = ['overdue', 'today', 'later', 'done'] as const;
export type UrgencyGroup = (typeof URGENCY_GROUPS)[number];

/**
 * Quá hạn, Đến hạn hôm nay, Còn hạn; finished cases stand apart at the end.
 * @param now moment in ms; "today" is the province's day
 */
export function urgencyGroup(given: { progress: Progress; dueAt: string | null; finished: boolean }, now: number): UrgencyGroup {
  if (given.finished) return 'done';
  if (given.progress === 'OVERDUE') return 'overdue';
  if (given.dueAt === null || given.progress === 'PAUSED') return 'later';
  if (Date.parse(given.dueAt) <= now) return 'overdue';
  return dayKey(given.dueAt) === dayKey(now) ? 'today' : 'later';
}

/** `count` null: more than are counted. */
export type Listed<R> = { kind: 'heading'; group: UrgencyGroup; count: number | null; open: boolean } | { kind: 'row'; row: R; group: UrgencyGroup };

/**
 * Puts headings between entries that stand already in the order of their groups; a closed group shows its heading only.
 * @param counts how many there are of each group, read or not; null: `entries` are all
 */
export function withHeadings<R>(
  entries: readonly { row: R; group: UrgencyGroup; gone?: boolean }[],
  closed: ReadonlySet<UrgencyGroup>,
  counts: Readonly<Record<UrgencyGroup, number | null>> | null = null,
): Listed<R>[] {
  const listed: Listed<R>[] = [];
  for (const group of URGENCY_GROUPS) {
    const members = entries.filter((entry) => entry.group === group);
    if (members.length === 0) continue;
    const count = counts ? counts[group] : members.filter(({ gone }) => !gone).length;
    listed.push({ kind: 'heading', group, count, open: !closed.has(group) });
    if (!closed.has(group)) listed.push(...members.map(({ row }) => ({ kind: 'row' as const, row, group })));
  }
  return listed;
}
