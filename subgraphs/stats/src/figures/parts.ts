import type { Columns } from '../columns/columns.ts';
import { PART } from '../columns/part-columns.ts';
import { STANDING } from '../columns/what-counts.ts';
import { passes, passesAgency, type Masks } from './filter.ts';
import type { GroupBy, Grouping } from './groupings.ts';
import { CELL, CELLS } from './performance.ts';

/** Adds the parts that helpers completed. They count for the helper: the filter's agency is the part's here, everything else is the case's. */
export function addParts({ facts, parts }: Columns, masks: Masks, groups: Iterable<{ by: GroupBy; grouping: Grouping; cells: Int32Array }>): void {
  const all = [...groups];
  for (let i = 0; i < parts.length; i++) {
    const outcome = parts.outcome[i];
    if (outcome === PART.NOT_COUNTED) continue;
    const agency = parts.agency[i] as number;
    const row = parts.caseOrdinal[i] as number;
    if (!passesAgency(masks, agency) || facts.standing[row] === STANDING.NOT_COUNTED || !passes(facts, masks, row)) continue;
    const cell = outcome === PART.LATE ? CELL.PART_LATE : CELL.PART_ON_TIME;
    for (const { by, grouping, cells } of all) {
      const group = by === 'agency' ? agency : grouping.of(row);
      if (group < grouping.groups) cells[group * CELLS + cell]! += 1;
    }
  }
}
