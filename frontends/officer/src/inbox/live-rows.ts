import type { UrgencyGroup } from './urgency';
import { URGENCY_GROUPS } from './urgency';

/** What the list needs of a row to keep it in place. */
export interface Keyed {
  id: string;
  version: number;
  dueAt?: string | null;
  submittedAt?: string | null;
}
export type ListOrder = 'DUE_FIRST' | 'NEWEST' | 'OLDEST';

/**
 * A list that changes while somebody reads it. Rows change in place and keep their place; what is new waits, what went elsewhere stays greyed,
 * until `settle`: nothing jumps under the cursor.
 */
export interface LiveRows<R extends Keyed> {
  readonly order: ListOrder;
  readonly rows: ReadonlyMap<string, R>;
  /** What is shown, in this order and under these headings. */
  readonly shown: readonly { id: string; group: UrgencyGroup }[];
  /** New rows behind the pill "2 phản ánh mới". */
  readonly waiting: readonly string[];
  /** Shown, but no longer of this list. */
  readonly gone: ReadonlySet<string>;
}
export type GroupOf<R> = (row: R) => UrgencyGroup;

/** The first page of a list. */
export function listOf<R extends Keyed>(rows: readonly R[], order: ListOrder, groupOf: GroupOf<R>): LiveRows<R> {
  return settle({ order, rows: new Map(rows.map((row) => [row.id, row])), shown: [], waiting: [], gone: new Set() }, groupOf);
}

/** A further page, below what is shown. What stands there already is only refreshed: cursors are stable, rows may still have moved. */
export function append<R extends Keyed>(list: LiveRows<R>, rows: readonly R[], groupOf: GroupOf<R>): LiveRows<R> {
  const known = new Map(list.rows);
  const fresh = rows.filter(({ id }) => !list.shown.some((shown) => shown.id === id));
  for (const row of rows) known.set(row.id, newer(known.get(row.id), row));
  const added = sorted(fresh, list.order, groupOf);
  return { ...list, rows: known, shown: [...list.shown, ...added], waiting: list.waiting.filter((id) => !fresh.some((row) => row.id === id)) };
}

/**
 * One event of the stream.
 * @param change `row` null: the viewer may no longer read it, it is taken off at once; `belongs`: whether it stands in this list now
 */
export function follow<R extends Keyed>(list: LiveRows<R>, change: { id: string; row: R | null; belongs: boolean }): LiveRows<R> {
  const { id, row, belongs } = change;
  if (row === null) return without(list, id);
  const isShown = list.shown.some((shown) => shown.id === id);
  if (!isShown && !belongs) return list.waiting.includes(id) ? without(list, id) : list;
  const rows = new Map(list.rows).set(id, newer(list.rows.get(id), row));
  const gone = new Set(list.gone);
  if (belongs) gone.delete(id);
  else gone.add(id);
  const waiting = isShown || list.waiting.includes(id) ? list.waiting : [...list.waiting, id];
  return { ...list, rows, gone, waiting };
}

/** Shows what waited, takes away what went, sorts again. */
export function settle<R extends Keyed>(list: LiveRows<R>, groupOf: GroupOf<R>): LiveRows<R> {
  const rows = new Map([...list.rows].filter(([id]) => !list.gone.has(id)));
  return { ...list, rows, shown: sorted([...rows.values()], list.order, groupOf), waiting: [], gone: new Set() };
}

function without<R extends Keyed>(list: LiveRows<R>, id: string): LiveRows<R> {
  if (!list.rows.has(id)) return list;
  const rows = new Map(list.rows);
  rows.delete(id);
  const gone = new Set(list.gone);
  gone.delete(id);
  return { ...list, rows, gone, shown: list.shown.filter((shown) => shown.id !== id), waiting: list.waiting.filter((each) => each !== id) };
}

/** Replayed events carry the case as it is now; an answer that was under way for longer must not turn it back. */
const newer = <R extends Keyed>(known: R | undefined, row: R): R => (known && known.version > row.version ? known : row);

const END_OF_TIME = Number.MAX_SAFE_INTEGER;
function sorted<R extends Keyed>(rows: readonly R[], order: ListOrder, groupOf: GroupOf<R>): { id: string; group: UrgencyGroup }[] {
  const time = (moment: string | null | undefined): number => (moment ? Date.parse(moment) : END_OF_TIME);
  const keyed = rows.map((row) => ({ id: row.id, group: groupOf(row), due: time(row.dueAt), submitted: time(row.submittedAt) }));
  const by: Record<ListOrder, (a: (typeof keyed)[number], b: (typeof keyed)[number]) => number> = {
    DUE_FIRST: (a, b) => URGENCY_GROUPS.indexOf(a.group) - URGENCY_GROUPS.indexOf(b.group) || a.due - b.due,
    NEWEST: (a, b) => b.submitted - a.submitted,
    OLDEST: (a, b) => a.submitted - b.submitted,
  };
  return keyed.sort((a, b) => by[order](a, b) || (a.id < b.id ? -1 : 1)).map(({ id, group }) => ({ id, group }));
}
