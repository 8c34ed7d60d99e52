import type { Columns } from '../columns/columns.ts';
import type { Masks } from './filter.ts';
import { COUNTED, COUNTED_AS } from './what-counts.ts';

/** How one case is counted: handled or in progress, in time or late. */
export const OUTCOME = { HANDLED_ON_TIME: 0, HANDLED_LATE: 1, OPEN_ON_TIME: 2, OPEN_LATE: 3 } as const;

/** The cases that a filter counts, at an instant. */
export interface Scan {
  asOf: number;
  /** Ordinals of the cases; `outcomes[i]` belongs to `rows[i]`. */
  rows: Uint32Array;
  outcomes: Uint8Array;
  /** The next instant at which a case that is in progress becomes late; Infinity when none will. */
  changesAt: number;
}

/** Whether the filter leaves out this case; the agency is asked apart, because helpers' parts are counted for another agency than the case. */
export function passes({ facts }: Columns, masks: Masks, row: number): boolean {
  if (COUNTED_AS[facts.status[row] as number] === COUNTED.NOT) return false;
  const at = facts.submittedAt[row] as number;
  if (at < masks.from || at >= masks.to) return false;
  if (masks.category !== null && masks.category[facts.category[row] as number] !== 1) return false;
  if (masks.ward !== null && masks.ward[facts.ward[row] as number] !== 1) return false;
  if (masks.channel !== null && masks.channel[facts.channel[row] as number] !== 1) return false;
  if (masks.urgency !== null && masks.urgency[facts.urgency[row] as number] !== 1) return false;
  return masks.identity === null || masks.identity[facts.identity[row] as number] === 1;
}

/** Goes over every case once. A handled case is late by its verdict; one in progress when its running clock is past the deadline (OVERDUE), exactly at it is still in time. */
export function scan(columns: Columns, masks: Masks, asOf: number): Scan {
  const { facts } = columns;
  const { status, agency, late, lateAfter, length } = facts;
  const rows = new Uint32Array(length);
  const outcomes = new Uint8Array(length);
  let count = 0;
  let changesAt = Infinity;
  for (let row = 0; row < length; row++) {
    if (masks.agency !== null && masks.agency[agency[row] as number] !== 1) continue;
    if (!passes(columns, masks, row)) continue;
    rows[count] = row;
    if (COUNTED_AS[status[row] as number] === COUNTED.HANDLED) outcomes[count] = late[row] === 1 ? OUTCOME.HANDLED_LATE : OUTCOME.HANDLED_ON_TIME;
    else {
      const due = lateAfter[row] as number;
      if (asOf > due) outcomes[count] = OUTCOME.OPEN_LATE;
      else {
        outcomes[count] = OUTCOME.OPEN_ON_TIME;
        if (due < changesAt) changesAt = due;
      }
    }
    count++;
  }
  return { asOf, rows: rows.subarray(0, count), outcomes: outcomes.subarray(0, count), changesAt };
}
