import type { Columns } from '../columns/columns.ts';
import { STANDING } from '../columns/what-counts.ts';
import { passes, passesAgency, type Masks } from './filter.ts';
import type { Grouping } from './groupings.ts';

/** The rows of the handled cases whose working time is known, shortest first. */
export function byWorkingTime({ facts }: Columns, masks: Masks): Uint32Array {
  const { standing, usedMinutes, length } = facts;
  // Minutes and row in one number: typed arrays sort numbers four times faster than by a comparison.
  const packed = new Float64Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    if (standing[row] !== STANDING.HANDLED_ON_TIME && standing[row] !== STANDING.HANDLED_LATE) continue;
    const minutes = usedMinutes[row] as number;
    if (minutes >= 0 && passesAgency(masks, facts.agency[row] as number) && passes(facts, masks, row)) packed[count++] = minutes * 2 ** 32 + row;
  }
  return Uint32Array.from(packed.subarray(0, count).sort(), (number) => number % 2 ** 32);
}

/** The median of the working minutes; null without any. `sorted` from byWorkingTime. */
export function median({ facts: { usedMinutes } }: Columns, sorted: Uint32Array): number | null {
  if (sorted.length === 0) return null;
  const at = (place: number): number => usedMinutes[sorted[place] as number] as number;
  return (at((sorted.length - 1) >> 1) + at(sorted.length >> 1)) / 2;
}

/** The median of each group, in two walks over the sorted rows: count them, then stop at each group's middle. */
export function medians({ facts }: Columns, sorted: Uint32Array, { of, groups }: Grouping): (number | null)[] {
  const counts = new Uint32Array(groups);
  for (const row of sorted) {
    const group = of(row);
    if (group < groups) counts[group]!++;
  }
  const seen = new Uint32Array(groups);
  const sums = new Float64Array(groups);
  for (const row of sorted) {
    const group = of(row);
    if (group >= groups) continue;
    const place = seen[group]!++;
    const count = counts[group] as number;
    const minutes = facts.usedMinutes[row] as number;
    if (place === (count - 1) >> 1) sums[group]! += minutes;
    if (place === count >> 1) sums[group]! += minutes;
  }
  return Array.from(counts, (count, group) => (count === 0 ? null : (sums[group] as number) / 2));
}
