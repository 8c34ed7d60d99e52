import type { Columns } from '../columns/columns.ts';
import { STANDING } from '../columns/what-counts.ts';
import { masksOf, passes, passesAgency, type Filter } from './filter.ts';

/** The ordinals of the cases that a filter counts. */
export function countedRows(columns: Columns, filter: Filter): Uint32Array {
  const { facts } = columns;
  const masks = masksOf(columns, filter);
  const rows = new Uint32Array(facts.length);
  let count = 0;
  for (let row = 0; row < facts.length; row++) {
    if (facts.standing[row] !== STANDING.NOT_COUNTED && passesAgency(masks, facts.agency[row] as number) && passes(facts, masks, row)) rows[count++] = row;
  }
  return rows.subarray(0, count);
}
