import type { Columns } from '../columns/columns.ts';
import { passes, passesAgency, type Masks } from './filter.ts';
import type { GroupBy, Grouping } from './groupings.ts';
import { addCase } from './handled-tally.ts';
import { OUTCOME } from './performance.ts';

/**
 * Adds the cases in progress to the cells of each grouping, judged at `asOf`: late when the running clock is past the deadline (OVERDUE); exactly at it is still in time.
 * @returns the next instant at which one of them becomes late; Infinity when none will
 */
export function addOpenCases({ facts }: Columns, masks: Masks, asOf: number, groups: Iterable<{ by: GroupBy; grouping: Grouping; cells: Int32Array }>): number {
  const all = [...groups];
  let changesAt = Infinity;
  for (const row of facts.open.all) {
    if (!passesAgency(masks, facts.agency[row] as number) || !passes(facts, masks, row)) continue;
    const due = facts.lateAfter[row] as number;
    const isLate = asOf > due;
    if (!isLate && due < changesAt) changesAt = due;
    const one = {
      row,
      outcome: isLate ? OUTCOME.OPEN_LATE : OUTCOME.OPEN_ON_TIME,
      rating: facts.rating[row] as number,
      reopened: facts.reopened[row] as number,
    };
    for (const { grouping, cells } of all) addCase(cells, grouping, one, 1);
  }
  return changesAt;
}
