import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readKeptCase } from '../command/read-chain.ts';
import { verifyCase } from '../history/verify-chain.ts';
import { desks, worker, type Desks, type Outcome, type Worker } from '../testing/acts.ts';
import { administrator, type Administrator } from '../testing/administrator.ts';
import { testClock, type TestClock } from '../testing/clock.ts';
import { replicaOf, type Replica } from '../testing/replica.ts';
import { countAffected } from './count-affected.ts';

// Officers work at two processes while two administrators change the calendar: whoever wins each case, no deadline is left behind.
let d: Desks;
let other: Replica;
let clock: TestClock;
let admins: Administrator[];
let desk: Record<'operator' | 'specialist' | 'reporter', Worker>[];
beforeAll(async () => {
  d = await desks();
  other = await replicaOf(d.here, { followingCatalogues: false });
  clock = await testClock(d.here);
  await clock.set('2027-03-01 08:00');
  admins = [administrator(d.here.officer('office', 'ADMIN')), administrator(other.as(d.here.officer('office', 'ADMIN').identity))];
  const specialist = d.here.officer('roads', 'SPECIALIST');
  const reporter = d.here.citizen();
  desk = [d.here.as, other.as].map((as) => ({
    operator: worker(as(d.here.officer('desk', 'OPERATOR').identity)),
    specialist: worker(as(specialist.identity)),
    reporter: worker(as(reporter.identity)),
  }));
});
afterAll(async () => {
  await clock.close();
  await other.close();
  await d.here.close();
});

const CASES = 12;
type Act = readonly [who: 'operator' | 'specialist' | 'reporter', mutation: string, args: () => object];
const pause: Act = ['specialist', 'pauseCase', () => ({ reasonCode: 'SITE_VISIT', comment: 'Chờ khảo sát', withinWorkingHours: 8 })];
const resume: Act = ['specialist', 'resumeCase', () => ({})];
const assign: Act = ['operator', 'assignCase', () => ({ input: { leadAgencyId: d.roads, coordinatorAgencyIds: [d.commune] } })];
const claim: Act = ['specialist', 'claimCase', () => ({})];
const release: Act = ['specialist', 'releaseCase', () => ({ comment: 'Chuyển người khác' })];
const returns: Act = ['specialist', 'returnToOperator', () => ({ reasonCode: 'WRONG_COMPETENCE', comment: 'Không thuộc thẩm quyền' })];
const schedule: Act = ['specialist', 'scheduleCase', () => ({ input: { amount: 2, unit: 'DAY', remindAmount: 4, remindUnit: 'HOUR', reason: 'Chờ vật tư' } })];
/** What happens to a case once it was sent to an agency, one way each. */
const WAYS: readonly (readonly Act[])[] = [
  [claim, pause, resume, pause, resume],
  [claim, release, claim, schedule],
  [returns, assign, claim, pause],
  [claim, release, claim, release, claim],
];
let key = 0;

/** @param lastChange of the calendar: the case's last act comes after it, at the process that does not know of it */
async function livesThrough(number: number, lastChange: Promise<void>): Promise<string> {
  const at = (): (typeof desk)[number] => desk[key++ % desk.length]!;
  let seen: Outcome = await at().reporter.does('submitCase', {
    input: { title: 'Cây đổ', content: 'Cây đổ', place: { address: '1' } },
    idempotencyKey: `fuzz-${number}`,
  });
  const { id } = seen;
  const acts = [assign, ...WAYS[number % WAYS.length]!];
  for (const [index, [who, mutation, args]] of acts.entries()) {
    const isLast = index === acts.length - 1;
    if (isLast) await lastChange;
    const place = isLast ? desk[1]! : at();
    seen = await place[who].does(mutation, { id, version: seen.version, ...args() });
    // The calendar moved a deadline since: looks again, as a person would.
    while (seen.refused === 'STALE_VERSION') seen = await place[who].does(mutation, { id, version: seen.now?.version, ...args() });
    expect([mutation, seen.refused]).toEqual([mutation, undefined]);
  }
  return id;
}

it('S21 B-02: while cases are worked on at two replicas, two administrators change the calendar: every deadline fits the calendar in the end', async () => {
  const changes = async (): Promise<void> => {
    for (const status of ['confirmed', 'unconfirmed', 'provisional']) {
      const day = { working: false, status };
      await Promise.all([
        admins[0]!.does('setCalendarDays', { days: [{ ...day, date: '2027-03-02' }] }),
        admins[1]!.does('setCalendarDays', { days: [{ ...day, date: '2027-03-03' }], agencyId: d.roads }),
      ]);
    }
    await admins[0]!.does('setCalendarDays', { days: [{ date: '2027-03-04', working: false, status: 'confirmed' }] });
  };
  const lastChange = changes();
  const ids = await Promise.all(Array.from({ length: CASES }, (_, number) => livesThrough(number, lastChange)));
  const { pool, reference, ...services } = d.here.cases.services;
  await vi.waitFor(async () => expect((await pool.query('select from cases.recomputation where finished_at is null')).rowCount).toBe(0), { timeout: 30_000 });
  await reference.refresh();
  expect(await countAffected({ ...services, pool, reference }, { days: reference.days(), periods: reference.periods() })).toBe(0);
  expect((await pool.query('select from cases.recomputation where failed > 0')).rowCount).toBe(0);
  for (const id of ids) expect(verifyCase(await readKeptCase(pool, id))).toEqual({ holds: true });
});
