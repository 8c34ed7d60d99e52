import { generatedReporter, reportersOf } from '@pakn/service-kit';
import type { ClientBase, Pool } from 'pg';
import type { Officer } from '../people/known-people.ts';
import { ReferenceBook } from '../reference/reference-book.ts';
import { lifeOf, type Life } from './life.ts';
import type { Pictures } from './pictures.ts';
import { desksOf, rulesOfThePast, type World } from './world.ts';
import { writeLives } from './write-lives.ts';

/** In one transaction: while it is open it holds back every reader of the log. */
const CASES_AT_ONCE = 100;
/** Unless it is asked for otherwise: so many late ones that lists of them have something to do. */
const YEARS = 5;
const FORGOTTEN = 0.35;
const OFFICERS = 'select id, agency_id as "agencyId", roles, active from cases.officer where active order by id';
const CODES = 'select code from cases."case"';

export interface Generating {
  cases: number;
  seed: number;
  tenant: string;
  /** Up to when the cases have lived: nothing of them is later, and what the clock then owes is still to come. */
  until: Date;
  /** How long ago the first of them was filed; left out: five years. */
  years?: number;
  /** The share of the last weeks' cases that were left lying; left out: a third. */
  forgotten?: number;
  /** Left out: cases without files. */
  pictures?: Pictures;
  /** The first of them; more than 0: those before it are written already. */
  first?: number;
  /** In the transaction of each batch: how many cases there are with it. */
  alsoWrite?(client: ClientBase, cases: number): Promise<void>;
  /** After each batch: how many cases there are. */
  onProgress?(cases: number): void;
}

/**
 * Fills a database with the history of so many cases: the same pure code as everybody's decides and folds, rows and log are written by COPY. The same
 * seed, number and time make the same cases. Answers how many cases and events were written.
 * @throws Error when this seed's cases are there already, or nobody could handle them
 */
export async function generateCases(pool: Pool, wanted: Generating): Promise<{ cases: number; events: number }> {
  const { cases, seed, first = 0, pictures, alsoWrite, onProgress } = wanted;
  const world = await worldOf(pool, wanted);
  const takenCodes = new Set((await pool.query<{ code: string }>(CODES)).rows.map(({ code }) => code));
  let events = 0;
  let writing: Promise<void> = Promise.resolve();
  for (let begin = first; begin < cases; begin += CASES_AT_ONCE) {
    const lives: Life[] = [];
    for (let n = begin; n < Math.min(begin + CASES_AT_ONCE, cases); n++) lives.push(lifeOf(world, n, takenCodes));
    if (begin === first) await refuseSecondTime(pool, lives, seed);
    // The next lives are made while PostgreSQL takes these.
    await writing;
    if (pictures) for (const { row, picture } of lives.flatMap(({ files }) => files)) await pictures.give(picture, row.id);
    writing = writeLives(pool, lives, alsoWrite && ((client) => alsoWrite(client, begin + lives.length)));
    writing.catch(() => {}); // thrown where it is awaited
    events += lives.reduce((sum, life) => sum + life.events.length, 0);
    onProgress?.(begin + lives.length);
    await new Promise(setImmediate);
  }
  await writing;
  return { cases: cases - first, events };
}

async function worldOf(pool: Pool, { cases, seed, tenant, until, years = YEARS, forgotten = FORGOTTEN, pictures }: Generating): Promise<World> {
  const book = new ReferenceBook(pool);
  await book.reload();
  const { rows: officers } = await pool.query<Officer>(OFFICERS);
  const from = new Date(until);
  from.setUTCFullYear(from.getUTCFullYear() - years);
  return {
    cases,
    seed,
    tenant,
    from,
    until,
    forgotten,
    pictures: pictures ?? null,
    reference: rulesOfThePast(book),
    categories: book.categories().filter(({ active, validFrom, validTo }) => active && !validFrom && !validTo),
    wards: book.wards(),
    ...desksOf(book, officers),
    reporter: (n) => generatedReporter(seed, n),
    reporters: reportersOf(cases),
  };
}

async function refuseSecondTime(pool: Pool, lives: readonly Life[], seed: number): Promise<void> {
  const { rows } = await pool.query('select from cases."case" where id = any($1) limit 1', [lives.map(({ state }) => state.case.id)]);
  if (rows.length > 0) throw new Error(`The cases of seed ${seed} up to this time are there already: choose another --seed.`);
}
