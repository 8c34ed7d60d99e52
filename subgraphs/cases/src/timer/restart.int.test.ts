import fc from 'fast-check';
import { pino } from 'pino';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCasesEnvironment } from '../environment.ts';
import { createServices, type RunningServices } from '../services.ts';
import { AGENCY, PEOPLE, plainReference } from '../testing/plain-rules.ts';
import { province, type Person, type Province } from '../testing/province.ts';
import { filed } from '../testing/reports.ts';
import { story } from '../testing/story.ts';
import { sweepOnce } from './sweep.ts';

/** Wednesday before Tết 2027 (days off from Friday 5/2 to Thursday 11/2). */
const BEGINNING = new Date('2027-02-03T08:00:00+07:00');
const END = new Date('2027-03-10T18:00:00+07:00');
/** So many timers are due at most: a timer that fires again and again ends the test. */
const MOST_STEPS = 30;
const ASSIGN = `mutation ($id: ID!, $version: Int!, $input: AssignInput!) { assignCase(id: $id, version: $version, input: $input) { __typename } }`;

let place: Province;
let owner: pg.Client;
let operator: Person;
/** The process that sweeps; a restart replaces it, the database stays. */
let running: RunningServices;

beforeAll(async () => {
  place = await province({ sweeping: false });
  operator = place.officer('desk', 'OPERATOR');
  owner = new pg.Client({ connectionString: place.database.ownerUrl });
  owner.on('error', () => {}); // the database is dropped under it
  await owner.connect();
  running = await started();
});
afterAll(async () => {
  await running.close();
  await owner.end();
  await place.close();
});

const started = (): Promise<RunningServices> => createServices(readCasesEnvironment(place.env), { logger: pino({ level: 'silent' }) });
async function restart(): Promise<void> {
  await running.close();
  running = await started();
}
async function moveTo(at: Date): Promise<void> {
  await owner.query(
    `insert into cases.clock_offset (shift) values ($1::timestamptz - clock_timestamp()) on conflict (id) do update set shift = excluded.shift`,
    [at],
  );
  await place.cases.services.clock.refresh();
}
/** When the next timer of a case is due. */
async function nextTimer(caseId: string): Promise<Date | undefined> {
  const { rows } = await owner.query<{ at: Date }>('select at from cases.timer where case_id = $1 and fired_at is null order by at limit 1', [caseId]);
  return rows[0]?.at;
}
const local = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
async function happened(caseId: string): Promise<{ type: string; at: Date }[]> {
  const { rows } = await owner.query<{ type: string; at: Date }>('select type, at from events.log where case_id = $1 order by n', [caseId]);
  return rows.slice(rows.findIndex(({ type }) => type === 'CaseAssigned') + 1);
}

/** A complex report that goes to an agency, where nobody ever touches it. */
async function assigned(): Promise<string> {
  await moveTo(BEGINNING);
  const { id, version } = await filed(place.citizen());
  const input = { leadAgencyId: place.agencies.roads, urgency: 'COMPLEX' };
  const { assignCase } = await operator.must<{ assignCase: { __typename: string } }>(ASSIGN, { id, version, input });
  expect(assignCase.__typename).toBe('Case');
  return id;
}

/** The same report in memory, in one process that never stops. */
function undisturbed(): string[] {
  const run = story({}, {}, BEGINNING);
  run.does(PEOPLE.operator, 'assignCase', { input: { leadAgencyId: AGENCY.roads, urgency: 'COMPLEX' } });
  return run.passes(END).flatMap(({ at, types }) => types.map((type) => `${local(at)} ${type}`));
}

describe('B-04 R18 five weeks over Tết with restarts in between', () => {
  const moments = fc.sample(fc.array(fc.constantFrom('go on', 'restart', 'two processes'), { minLength: 14, maxLength: 14 }), 2);

  it.each(moments.map((each) => [each]))('each reminder and each hop once, in order, at its time: %j', async (what) => {
    const id = await assigned();
    for (let step = 0; step < MOST_STEPS; step++) {
      const at = await nextTimer(id);
      if (!at || at > END) break;
      if (what[step] === 'restart') await restart();
      await moveTo(at);
      if (what[step] === 'two processes') {
        // The old process has not stopped yet as the new one begins.
        const other = await started();
        await Promise.all([sweepOnce(running), sweepOnce(other)]);
        await running.close();
        running = other;
      } else await sweepOnce(running);
    }
    expect((await happened(id)).map(({ type, at }) => `${local(at)} ${type}`)).toEqual(undisturbed());
  });

  it('a process that was down over the deadline and the next hop catches up: nothing twice, nothing skipped, never two hops', async () => {
    const id = await assigned();
    await moveTo(new Date('2027-02-25T10:00:00+07:00'));
    await restart();
    for (let sweep = 0; sweep < 5; sweep++) await sweepOnce(running);
    const types = (await happened(id)).map(({ type }) => type);
    expect(types).toEqual(['CaseUnclaimed', 'CaseReminded', 'CaseDueSoon', 'CaseReminded', 'CaseOverdue', 'CaseEscalated']);
    for (let step = 0; step < MOST_STEPS; step++) {
      const at = await nextTimer(id);
      if (!at || at > END) break;
      await moveTo(at);
      await sweepOnce(running);
    }
    const [first, second, third] = (await happened(id)).filter(({ type }) => type === 'CaseEscalated').map(({ at }) => at);
    expect(third).toBeUndefined();
    const between = plainReference()
      .calendar(null)
      .workingMinutesBetween(first ?? END, second ?? BEGINNING);
    expect(between).toBeGreaterThanOrEqual(8 * 60);
  });
});
