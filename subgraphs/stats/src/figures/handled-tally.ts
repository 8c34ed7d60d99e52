import type { Columns } from '../columns/columns.ts';
import type { FactWatcher } from '../columns/fact-columns.ts';
import { STANDING } from '../columns/what-counts.ts';
import { masksOf, passes, passesAgency, type Filter, type Masks } from './filter.ts';
import { groupingOf, groupsStamp, type GroupBy, type Grouping } from './groupings.ts';
import { CELL, CELLS, OUTCOME } from './performance.ts';

interface Counted {
  grouping: Grouping;
  /** CELLS numbers a group, one group after the other. */
  cells: Int32Array;
}

/**
 * The handled cases that a filter counts, by group. Counted once over all cases, then kept up by watching the columns:
 * a change costs its own rows, not another walk over a million.
 */
export class HandledTally implements FactWatcher {
  readonly masks: Masks;
  readonly #columns: Columns;
  readonly #stamp: string;
  readonly #counted = new Map<GroupBy, Counted>();

  constructor(columns: Columns, filter: Filter) {
    this.#columns = columns;
    this.#stamp = groupsStamp(columns);
    this.masks = masksOf(columns, filter);
  }

  /** Whether the groups still are those of the columns. */
  isCurrent(columns: Columns): boolean {
    return this.#columns === columns && this.#stamp === groupsStamp(columns);
  }

  /** The cells of these groupings; what was not counted yet is counted in one walk. Not to be written to. */
  cellsOf(groupings: readonly GroupBy[]): Map<GroupBy, Counted> {
    const missing = groupings.filter((by) => !this.#counted.has(by));
    if (missing.length > 0) this.#count(missing);
    return this.#counted;
  }

  leave(row: number): void {
    if (this.#counts(row)) for (const counted of this.#counted.values()) this.#add(counted, row, -1);
  }

  enter(row: number): void {
    if (this.#counts(row)) for (const counted of this.#counted.values()) this.#add(counted, row, 1);
  }

  #count(missing: readonly GroupBy[]): void {
    const fresh = missing.map((by) => {
      const grouping = groupingOf(this.#columns, by);
      return [by, { grouping, cells: new Int32Array(grouping.groups * CELLS) }] as const;
    });
    const { length } = this.#columns.facts;
    for (let row = 0; row < length; row++) {
      if (this.#counts(row)) for (const [, counted] of fresh) this.#add(counted, row, 1);
    }
    for (const [by, counted] of fresh) this.#counted.set(by, counted);
  }

  #counts(row: number): boolean {
    const { facts } = this.#columns;
    const standing = facts.standing[row] as number;
    return (
      (standing === STANDING.HANDLED_ON_TIME || standing === STANDING.HANDLED_LATE) &&
      passesAgency(this.masks, facts.agency[row] as number) &&
      passes(facts, this.masks, row)
    );
  }

  #add({ grouping, cells }: Counted, row: number, by: 1 | -1): void {
    const { facts } = this.#columns;
    addCase(
      cells,
      grouping,
      {
        row,
        outcome: facts.standing[row] === STANDING.HANDLED_LATE ? OUTCOME.HANDLED_LATE : OUTCOME.HANDLED_ON_TIME,
        rating: facts.rating[row] as number,
        reopened: facts.reopened[row] as number,
      },
      by,
    );
  }
}

/** Counts one case into its group's cells, or out of them. */
export function addCase(cells: Int32Array, grouping: Grouping, one: { row: number; outcome: number; rating: number; reopened: number }, by: 1 | -1): void {
  const group = grouping.of(one.row);
  if (group >= grouping.groups || group < 0) return;
  const first = group * CELLS;
  cells[first + one.outcome]! += by;
  cells[first + CELL.RATING + one.rating]! += by;
  cells[first + CELL.REOPENED]! += by * one.reopened;
}
