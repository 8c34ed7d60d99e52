// `node local/older-data/fill.mjs <origin>`: drives every act on cases that the running system knows, so that `write.mjs` can keep its tables as a fixture.
// DATA_DIR names the system's folder. The clock of `cases` is moved through five weeks of 2026, which only an empty system without people should see.
import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../database/roles.mjs';
import { ownerUrl } from './owner-url.mjs';
import { signedIn } from './people.mjs';
import { atWork, friday, monday, october } from './story.mjs';

/** The service asks the database for its clock this often. */
const CLOCK_REFRESH_MS = 31_000;
const LOOK_EVERY_MS = 500;
const SWEPT_WITHIN_MS = 60_000;

const [origin = 'http://localhost:4000'] = process.argv.slice(2);
const dataDir = process.env.DATA_DIR ?? '.data';
const database = ownerUrl(dataDir);
const system = { origin, dataDir };

const sql = (text, values) => withClient(database, async (client) => (await client.query(text, values)).rows);

/** Sets the clock of deadlines and waits until nothing that is due by it is left. */
async function moveClockTo(time) {
  await sql(`insert into cases.clock_offset (shift) values ($1::timestamptz - clock_timestamp()) on conflict (id) do update set shift = excluded.shift`, [
    time,
  ]);
  await pause(CLOCK_REFRESH_MS);
  const end = Date.now() + SWEPT_WITHIN_MS;
  for (;;) {
    const [{ due }] = await sql('select count(*)::int as due from cases.timer where fired_at is null and at <= cases.now()');
    if (due === 0) break;
    if (Date.now() > end) throw new Error(`${due} timers are due and do not fire`);
    await pause(LOOK_EVERY_MS);
  }
  console.log(`It is ${time}`);
}

async function people() {
  const as = (role, agencyCode, nth) => signedIn(system, { role, agencyCode, nth });
  return {
    operator: await as('OPERATOR'),
    colleague: await as('OPERATOR', 'TTCDS', 1),
    head: await as('AGENCY_LEADER', 'TTCDS'),
    roads: await as('SPECIALIST', 'S-XD'),
    roadsLeader: await as('AGENCY_LEADER', 'S-XD'),
    land: await as('SPECIALIST', 'S-NNMT'),
    landLeader: await as('AGENCY_LEADER', 'S-NNMT'),
    ward: await as('SPECIALIST', 'UBND-22366'),
    wardLeader: await as('AGENCY_LEADER', 'UBND-22366'),
    citizen: await as('CITIZEN'),
    neighbour: await as('CITIZEN', undefined, 1),
    business: await as('BUSINESS'),
  };
}

await moveClockTo('2026-10-14T08:30:00+07:00');
await atWork(await people());
await october();
await moveClockTo('2026-11-16T08:00:00+07:00');
await atWork(await people());
await monday();
await moveClockTo('2026-11-20T08:30:00+07:00');
await atWork(await people());
await friday();
await moveClockTo('2026-11-20T16:45:00+07:00'); // the urgent ones are near their deadline
const rows = await sql('select status, step, count(*)::int from cases."case" group by 1, 2 order by 1, 2');
console.table(rows);
