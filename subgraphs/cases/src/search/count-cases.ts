import { inTransaction } from '@pakn/service-kit';
import { MOST_COUNTED } from '@pakn/vocabulary';
import type { Pool } from 'pg';

/** What is counted, and how. */
export interface Counting {
  /** Conditions without the words; and the same in halves that have no case in common. */
  sql: string;
  halves: string[];
  text: string | null;
  values: unknown[];
  /** The list's order. */
  sorted: string;
  limits: CountLimits;
}

export interface CountLimits {
  /** More are not counted. */
  most: number;
  /** Words are counted among so many that fit everything else, if there are not more; 0: not tried. */
  among: number;
  /** Pages of the table, of some cases each, that are looked at to see that there are many more. */
  sampled: number;
}

export const COUNT_LIMITS: CountLimits = { most: MOST_COUNTED, among: 3_000, sampled: 400 };
/** Standard deviations below what a sample saw: once in three million times there are fewer. */
const SURE = 5;

/** How many there are; null: more than `most`. */
export async function countCases(pool: Pool, counting: Counting): Promise<number | null> {
  const { text, limits } = counting;
  if (text === null) return countInOrder(pool, counting);
  return (
    (await countAmongFew(pool, counting, text)) ?? ((await areManyMore(pool, counting, text)) ? null : atMost(limits, await countByWords(pool, counting, text)))
  );
}

const atMost = ({ most }: CountLimits, count: number): number | null => (count > most ? null : count);

/** Counts without words follow the list's order: where an index holds all that is asked, the rows are not read. */
async function countInOrder(pool: Pool, { halves, values, sorted, limits }: Counting): Promise<number | null> {
  const sets = halves.map((condition) => `(select from cases."case" c where ${condition} ${sorted} limit ${limits.most + 1})`);
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from (${sets.join(' union all ')}) as counted`, values);
  return atMost(limits, rows[0]?.count ?? 0);
}

/**
 * Words in a small set are looked for row by row: the index would first list every report with a common word (450 ms for 580 of a commune's 2,650).
 * Null: the set is not small.
 */
async function countAmongFew(pool: Pool, { sql, values, limits: { among } }: Counting, text: string): Promise<number | null> {
  if (among === 0) return null;
  const few = `select count(*)::int as fitting, (count(*) filter (where ${text}))::int as count from (select c.* from cases."case" c where ${sql} limit ${among + 1}) c`;
  const found = (await pool.query<{ fitting: number; count: number }>(few, values)).rows[0];
  return found && found.fitting <= among ? found.count : null;
}

/**
 * Whether there are surely more than are counted, by a sample of the table's pages: each page with a case that fits holds one at least. To find 10,001 cases
 * with a common word row by row would take ten times as long as the list itself.
 */
async function areManyMore(pool: Pool, { sql, values, limits: { most, sampled } }: Counting, text: string): Promise<boolean> {
  const share = `(select case when pages > ${most} then least(1, ${sampled} / pages) else 0 end from (select pg_relation_size('cases."case"') / current_setting('block_size')::float8 as pages) size)`;
  const { rows } = await pool.query<{ hits: number; share: number }>(
    `select count(distinct (c.ctid::text::point)[0])::int as hits, ${share} as share
      from cases."case" c tablesample system (100 * ${share}) where ${sql} and ${text}`,
    values,
  );
  const { hits = 0, share: looked = 0 } = rows[0] ?? {};
  return looked > 0 && (hits - SURE * Math.sqrt(hits)) / looked > most;
}

/**
 * The words' index lists those that have them, and no more rows are read than are counted. The planner would rather read the whole table for a word that one
 * case in ten has, which it stops too late.
 */
async function countByWords(pool: Pool, { halves, values, limits: { most } }: Counting, text: string): Promise<number> {
  const sets = halves.map((condition) => `(select from cases."case" c where ${condition} and ${text} limit ${most + 1})`);
  return inTransaction(pool, async (client) => {
    await client.query(`set local enable_seqscan = off; set local enable_indexscan = off; set local enable_indexonlyscan = off; set local work_mem = '32MB'`);
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from (${sets.join(' union all ')}) as counted`, values);
    return rows[0]?.count ?? 0;
  });
}
