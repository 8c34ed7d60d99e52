import { badInput, encodeCursor, keyAfter, pageSize } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { CASE_COLUMNS } from '../entities/case-row.ts';
import type { Case } from '../entities/case.entity.ts';
import type { CaseConnection } from '../graph/case.graph.ts';
import type { CaseOrder } from '@pakn/vocabulary';
import { sayBegunWord } from './begun-word.ts';
import { countCases, COUNT_LIMITS } from './count-cases.ts';
import type { Where } from './where.ts';

/** Among so many of the newest, words are looked for without their index; and among so many of the newest that fit everything else. */
const WINDOWS = { newest: 3_000, fitting: 1_000 };

interface Order {
  name: string;
  key: string;
  direction: 'asc' | 'desc';
  keyOf(row: Case): string;
}

const FAR = 'infinity';
const NEWEST: Order = { name: 'n', key: 'c.submitted_at', direction: 'desc', keyOf: (row) => row.submittedAt.toISOString() };
const ORDERS: Record<CaseOrder, Order> = {
  NEWEST,
  OLDEST: { ...NEWEST, name: 'o', direction: 'asc' },
  DUE_FIRST: { name: 'd', key: `coalesce(c.due_at, '${FAR}'::timestamptz)`, direction: 'asc', keyOf: (row) => row.dueAt?.toISOString() ?? FAR },
  // Words are matched, not weighed: among equals the newest is the most useful.
  RELEVANCE: NEWEST,
};

/** One page of cases by keyset: the cost does not grow with the depth (P7), and an insert moves nothing. */
export async function listCases(
  pool: Pool,
  options: { where: Where; order: CaseOrder; first: number; after: string | null | undefined; windows?: typeof WINDOWS; counting?: typeof COUNT_LIMITS },
): Promise<CaseConnection> {
  const { where, first } = options;
  await where.reword((query) => sayBegunWord(pool, query));
  const order = ORDERS[options.order];
  const size = pageSize(first);
  const sorted = `order by ${NEWEST.key} desc, c.id desc`;
  const windows = options.windows ?? WINDOWS;
  const limits = options.counting ?? COUNT_LIMITS;
  const counting = { sql: where.sql, halves: where.halves, words: where.words, values: [...where.values], isFiltered: where.isFiltered, sorted, limits };
  const key = keyAfter(options.after, ['text', 'time', 'id']);
  if (key && key[0] !== order.name) throw badInput('after is a cursor of another order.');
  if (key) where.scope(`(${order.key}, c.id) ${order.direction === 'desc' ? '<' : '>'} (${where.value(key[1])}::timestamptz, ${where.value(key[2])}::uuid)`);
  const { rows, total } = await pageOf(pool, where, order, size + 1, windows);
  // What was found behind a page is not the whole.
  const known = key ? null : total;
  const nodes = rows.slice(0, size);
  const cursorOf = (row: Case): string => encodeCursor([order.name, order.keyOf(row), row.id]);
  const last = nodes.at(-1);
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: cursorOf(node) })),
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? cursorOf(last) : null },
    count: async () => (known === null ? countCases(pool, counting) : known > limits.most ? null : known),
  };
}

interface Page {
  rows: Case[];
  /** How many there are from there on, where it was found out by the way. */
  total: number | null;
}

interface Looking {
  where: Where;
  text: string;
  sorted: string;
  limit: number;
  window: number;
}

/** Words among the newest that fit everything else, in one set: the newest of two halves reach back to different days. Few that fit are all looked at. */
async function fittingPage(pool: Pool, { where, text, sorted, limit, window }: Looking): Promise<Page> {
  const { rows: answers } = await pool.query<{ looked: number; total: number; ids: string[] }>(
    `select count(*)::int as looked, (count(*) filter (where f.found))::int as total,
        coalesce((array_agg(f.id order by f.n) filter (where f.found))[1:${limit}], '{}') as ids
      from (select c.id, row_number() over (${sorted}) as n, ${text} as found from cases."case" c where ${where.sql} ${sorted} limit ${window}) f`,
    where.values,
  );
  const { looked, total, ids } = answers[0] ?? { looked: 0, total: 0, ids: [] };
  const { rows } = await pool.query<Case>(`select ${CASE_COLUMNS} from cases."case" c where c.id = any($1) ${sorted}`, [ids]);
  return { rows, total: looked < window ? total : null };
}

/**
 * Words are looked for among the newest first, where most are found; then among the newest that fit everything else, which finds a common word in a small
 * commune; and only then by their index, which finds rare ones at once but would sort every report with a common word (spec 06: p99 of 60 ms instead of 500).
 * Ids are found before rows are read: where an index holds what is asked, the rows of the cases that do not fit are never looked at.
 */
async function pageOf(pool: Pool, where: Where, order: Order, limit: number, windows: typeof WINDOWS): Promise<Page> {
  const sorted = `order by ${order.key} ${order.direction}, c.id ${order.direction}`;
  /** The first of several sets of cases that have none in common. */
  const read = async (sets: { from: string; condition: string }[]): Promise<Case[]> => {
    const pages = sets.map(({ from, condition }) => `(select c.id from ${from} c where ${condition} ${sorted} limit ${limit})`);
    const found = await pool.query<Case>(
      `select ${CASE_COLUMNS} from (${pages.join(' union all ')}) as page join cases."case" c on c.id = page.id ${sorted} limit ${limit}`,
      where.values,
    );
    return found.rows;
  };
  const ALL = 'cases."case"';
  const page = (rows: Case[]): Page => ({ rows, total: null });
  const text = where.words?.condition;
  if (text === undefined) return page(await read(where.halves.map((condition) => ({ from: ALL, condition }))));
  const among = (condition: string, size: number): string => `(select c.* from ${ALL} c where ${condition} ${sorted} limit ${size})`;
  const newest = await read([{ from: among(where.scopeSql, windows.newest), condition: `${where.sql} and ${text}` }]);
  if (newest.length === limit) return page(newest);
  if (where.isFiltered) {
    const fitting = await fittingPage(pool, { where, text, sorted, limit, window: windows.fitting });
    if (fitting.rows.length === limit || fitting.total !== null) return fitting;
  }
  // `offset 0` keeps the planner from walking along the order and looking at the words one by one.
  const found = await pool.query<Case & { total: number }>(
    `select ${CASE_COLUMNS}, page.total from (
      select c.id, (count(*) over ())::int as total from (select c.* from ${ALL} c where ${where.sql} and ${text} offset 0) c ${sorted} limit ${limit}
    ) as page join ${ALL} c on c.id = page.id ${sorted} limit ${limit}`,
    where.values,
  );
  return { rows: found.rows, total: found.rows[0]?.total ?? 0 };
}
