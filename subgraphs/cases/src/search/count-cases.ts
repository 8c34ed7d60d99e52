import { inTransaction } from '@pakn/service-kit';
import { MOST_COUNTED } from '@pakn/vocabulary';
import type { Pool } from 'pg';
import type { Words } from './where.ts';

/** What is counted, and how. */
export interface Counting {
  /** Conditions without the words; and the same in halves that have no case in common. */
  sql: string;
  halves: string[];
  words: Words | null;
  values: unknown[];
  /** Anything is asked beyond the scope and the words. */
  isFiltered: boolean;
  /** The list's order. */
  sorted: string;
  limits: CountLimits;
}

export interface CountLimits {
  /** More are not counted. */
  most: number;
  /** Pages of the table, of some cases each, that are looked at before words are counted. */
  sampled: number;
  /** So many cases are looked through one by one. */
  few: number;
}

export const COUNT_LIMITS: CountLimits = { most: MOST_COUNTED, sampled: 400, few: 10_000 };
/** Standard deviations below what a sample saw: once in three million times there are fewer. */
const SURE = 5;
/** Words that are found often, but not so often that a sample shows it, may take long to count: then they are taken for more than are counted. */
const WITHIN_MS = 400;
const TAKES_TOO_LONG = '57014';

/** How many there are; null: more than `most`, or words that take too long to count. */
export async function countCases(pool: Pool, counting: Counting): Promise<number | null> {
  const { words, limits } = counting;
  const count = words === null ? await countInOrder(pool, counting) : await countWords(pool, counting, words);
  return count === null || count > limits.most ? null : count;
}

/** Counts without words follow the list's order: where an index holds all that is asked, the rows are not read. */
async function countInOrder(pool: Pool, { halves, values, sorted, limits }: Counting): Promise<number> {
  const sets = halves.map((condition) => `(select from cases."case" c where ${condition} ${sorted} limit ${limits.most + 1})`);
  return counted(await pool.query<{ count: number }>(`select count(*)::int as count from (${sets.join(' union all ')}) as counted`, values));
}

const counted = ({ rows }: { rows: { count: number }[] }): number => rows[0]?.count ?? 0;

async function countWords(pool: Pool, counting: Counting, words: Words): Promise<number | null> {
  const { most, few } = counting.limits;
  // What fits everything else is mostly told by an index alone. A common word's index lists every report that has it: 1.3 s for 200,000 of a million, of which a commune has 6,000.
  const isFew = counting.isFiltered && (await countInOrder(pool, { ...fitting(counting, words), limits: { ...counting.limits, most: few } })) <= few;
  if (!isFew) {
    const sample = await sampleOf(pool, counting, words);
    if (sample.share === 1) return sample.found;
    // Each page with a case that fits holds one at least.
    if ((sample.pages - SURE * Math.sqrt(sample.pages)) / sample.share > most) return null;
  }
  const sets = isFew ? [oneByOne(counting, words)] : byWords(counting, words);
  try {
    return await inTransaction(pool, async (client) => {
      await client.query(`set local statement_timeout = ${WITHIN_MS}; set local work_mem = '32MB'`);
      if (!isFew) await client.query(ONLY_BY_BITMAP);
      return counted(await client.query<{ count: number }>(`select count(*)::int as count from (${sets.join(' union all ')}) as counted`, counting.values));
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === TAKES_TOO_LONG) return null;
    throw error;
  }
}

/** Everything but the words, which are only named: PostgreSQL refuses a value that nothing reads. */
const fitting = (counting: Counting, { query }: Words): Counting => ({
  ...counting,
  halves: counting.halves.map((condition) => `${condition} and ${query} is not null`),
});

interface Sample {
  /** Which part of the table was looked at, above 0; 1: all of it. */
  share: number;
  /** Pages with a case that was found. */
  pages: number;
  /** Cases that were found. */
  found: number;
}

/** Looks at pages of the table that chance chooses; a small table is looked at whole. */
async function sampleOf(pool: Pool, { sql, values, limits: { sampled } }: Counting, { condition }: Words): Promise<Sample> {
  const share = `(select least(1, ${sampled} / greatest(1, pg_relation_size('cases."case"') / current_setting('block_size')::float8)))`;
  const { rows } = await pool.query<Sample>(
    `select ${share} as share, (count(*) filter (where c.found))::int as found, (count(distinct c.page) filter (where c.found))::int as pages
      from (select (c.ctid::text::point)[0] as page, ${condition} as found from cases."case" c tablesample system (100 * ${share}) where ${sql}) c`,
    values,
  );
  return rows[0] ?? { share: 1, pages: 0, found: 0 };
}

/** The cases that fit everything else are looked through: there are few. */
const oneByOne = ({ sql }: Counting, { condition }: Words): string =>
  `(select from (select c.search from cases."case" c where ${sql} offset 0) c where ${condition})`;

/** The words' index lists the cases that have them, and no more rows are read than are counted. */
const byWords = ({ halves, limits: { most } }: Counting, { condition }: Words): string[] =>
  halves.map((half) => `(select from cases."case" c where ${half} and ${condition} limit ${most + 1})`);

/** The planner would rather read the whole table for a word that one case in ten has, which it stops too late. */
const ONLY_BY_BITMAP = 'set local enable_seqscan = off; set local enable_indexscan = off; set local enable_indexonlyscan = off';
