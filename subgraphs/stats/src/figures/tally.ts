import type { Columns } from '../columns/columns.ts';
import { PART } from '../columns/part-columns.ts';
import type { Masks } from './filter.ts';
import { CELL, CELLS } from './performance.ts';
import { passes, type Scan } from './scan.ts';

/** A column that cases are grouped by. Cases whose code is not below `groups` belong to no group. */
export interface Grouping {
  of: 'agency' | 'category' | 'ward';
  groups: number;
}

/** Counts the scanned cases by group: CELLS numbers a group, one after the other. */
export function tally({ facts }: Columns, scanned: Scan, { of, groups }: Grouping): Uint32Array {
  const cells = new Uint32Array(groups * CELLS);
  const { rating, reopened } = facts;
  const column = facts[of];
  const { rows, outcomes } = scanned;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const group = column[row] as number;
    if (group >= groups) continue;
    const first = group * CELLS;
    cells[first + (outcomes[i] as number)]!++;
    cells[first + CELL.RATING + (rating[row] as number)]!++;
    if (reopened[row] === 1) cells[first + CELL.REOPENED]!++;
  }
  return cells;
}

/** Adds the parts that helpers completed. They count for the helper: the filter's agency is the part's here, everything else is the case's. */
export function tallyParts(columns: Columns, masks: Masks, { of, groups }: Grouping, cells: Uint32Array): void {
  const { facts, parts } = columns;
  for (let i = 0; i < parts.length; i++) {
    const outcome = parts.outcome[i];
    if (outcome === PART.NOT_COUNTED) continue;
    const agency = parts.agency[i] as number;
    if (masks.agency !== null && masks.agency[agency] !== 1) continue;
    const row = parts.caseOrdinal[i] as number;
    if (!passes(columns, masks, row)) continue;
    const group = of === 'agency' ? agency : (facts[of][row] as number);
    if (group < groups) cells[group * CELLS + (outcome === PART.LATE ? CELL.PART_LATE : CELL.PART_ON_TIME)]!++;
  }
}

/** The sum over all groups. */
export function sumOf(cells: Uint32Array): Float64Array {
  const sum = new Float64Array(CELLS);
  for (let i = 0; i < cells.length; i++) sum[i % CELLS]! += cells[i] as number;
  return sum;
}
