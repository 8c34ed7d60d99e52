import type { Pool } from 'pg';

/** More words that begin so say that too little was typed. */
const MOST = 32;
const BEGUN = /(?<=^|[ (])([a-z]+):\*$/;
// Behind the last sign that may follow: no letter is above it.
const BEGINNING_SO = `select word from cases.search_word where word >= $1 and word < $1 || chr(1114111) limit ${MOST + 1}`;

/**
 * The same query of to_tsquery, with the words that begin like its last one in place of the beginning (migration 0021). One that no report has, or that begins
 * many, stays: "7e3" and "kqw" may begin a code.
 */
export async function sayBegunWord(pool: Pool, query: string): Promise<string> {
  const [, begun] = BEGUN.exec(query) ?? [];
  if (begun === undefined) return query;
  const { rows } = await pool.query<{ word: string }>({ name: 'words that begin so', text: BEGINNING_SO, values: [begun] });
  if (rows.length === 0 || rows.length > MOST) return query;
  return query.replace(BEGUN, `(${rows.map(({ word }) => word).join(' | ')})`);
}
