import { cursorText } from '@pakn/events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { province, type Person, type Province } from '../testing/province.ts';
import { filed, giveTo, makePublic, takeBack } from '../testing/reports.ts';

/** Cases that go back and forth between agencies; RUNS multiplies (R3). */
const RUNS = Number(process.env.RUNS ?? 1);
const CASES = 12 * RUNS;
const PATIENCE_MS = 60_000 * RUNS;
const WRITERS = 4;
const DESK = 'subscription($after: String) { caseEvents(after: $after) { cursor caseId kind case { id } } }';
const LOG = `select l.era, l.x::text as x, l.id::float8 as id from events.log l join events.audience a using (era, x, id) where a.key = any($1) and l.case_id is not null group by l.era, l.x, l.id order by l.era, l.x, l.id`;

let place: Province;

beforeAll(async () => {
  place = await province({ ringSize: 20 });
});
afterAll(() => place.close());

/** Small, fast, the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Listens, is cut after a few frames, comes back with its last cursor; until nothing more is written and all of it was received. */
async function hearsThroughCuts(person: Person, start: string, seed: number, written: Promise<unknown>, total: () => Promise<number>): Promise<string[]> {
  const next = random(seed);
  const received: string[] = [];
  for (let after = start; ;) {
    const subscription = person.subscribe<{ caseEvents: { cursor: string } }>(DESK, { after });
    for (let frames = 1 + Math.floor(next() * 6); frames > 0; frames--) {
      const coming = subscription.next();
      coming.catch(() => {}); // nobody may wait for it any more when nothing comes
      const first = await Promise.race([coming, written.then(() => null)]);
      if (first === null && received.length >= (await total())) return received;
      const { data, errors } = first ?? (await coming);
      if (!data) throw new Error(JSON.stringify(errors));
      after = data.caseEvents.cursor;
      received.push(after);
    }
    subscription.close();
  }
}

it(
  'R3 B-01: sockets cut at random: 0 missed, 0 unauthorised, nothing twice, in the order of the log',
  async () => {
    const { pool } = place.cases.services;
    const operator = place.officer('desk', 'OPERATOR');
    const listeners: [Person, string[]][] = [
      [operator, ['province']],
      [place.officer('roads', 'SPECIALIST'), [`agency:${place.agencies.roads}`]],
      [place.officer('commune', 'AGENCY_LEADER'), [`agency:${place.agencies.commune}`]],
      [place.officer('office', 'SUPERVISOR'), ['province']],
    ];
    const { eventCursor: start } = await operator.must<{ eventCursor: string }>('{ eventCursor }');
    const writing = Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let n = writer; n < CASES; n += WRITERS) {
          const { id } = await filed(place.citizen());
          await giveTo(place, operator, id, place.agencies.roads);
          if (n % 2 === 0) await makePublic(place, operator, id);
          await takeBack(place, operator, id);
          await giveTo(place, operator, id, place.agencies.commune);
        }
      }),
    );
    const expected = async (keys: string[]): Promise<string[]> => (await pool.query<{ era: number; x: string; id: number }>(LOG, [keys])).rows.map(cursorText);
    const received = await Promise.all(
      listeners.map(([person, keys], index) => hearsThroughCuts(person, start, index + 7, writing, async () => (await expected(keys)).length)),
    );
    await writing;
    for (const [index, [, keys]] of listeners.entries()) expect(received[index], keys.join()).toEqual(await expected(keys));
    expect(received[1]?.length).toBeGreaterThan(CASES);
  },
  PATIENCE_MS,
);
