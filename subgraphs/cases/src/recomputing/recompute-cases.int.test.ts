import { randomUUID } from 'node:crypto';
import { inTransaction } from '@pakn/service-kit';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CasesContext } from '../context.ts';
import { readCasesEnvironment } from '../environment.ts';
import { fileReport } from '../filing/file-report.ts';
import { readKeptCase } from '../command/read-chain.ts';
import { verifyCase } from '../history/verify-chain.ts';
import { serveCases } from '../serve.ts';
import { desks, type Desks, type Outcome } from '../testing/acts.ts';
import type { Subscription } from '../testing/listen.ts';
import { REPORT } from '../testing/reports.ts';
import { countAffected } from './count-affected.ts';
import { recomputeCases } from './recompute-cases.ts';

const SOON = { timeout: 6_000, interval: 20 };
const DAY = '2026-11-24';

let d: Desks;
let owner: pg.Client;
beforeAll(async () => {
  // The worker is run by hand, where a test does not start another replica.
  d = await desks({ sweeping: false, recomputing: false });
  owner = new pg.Client({ connectionString: d.here.database.ownerUrl });
  owner.on('error', () => {}); // the database is dropped under it
  await owner.connect();
  await owner.query(
    `insert into cases.clock_offset (shift) values ('2026-11-23 08:00+07'::timestamptz - clock_timestamp()) on conflict (id) do update set shift = excluded.shift`,
  );
  await d.here.cases.services.clock.refresh();
});
afterAll(async () => {
  await owner.end();
  await d.here.close();
});

/** Somebody says what the day is: here by SQL, as the mutation does in one transaction. */
async function dayIs(status: 'confirmed' | 'unconfirmed', services = d.here.cases.services): Promise<void> {
  await inTransaction(services.pool, async (client) => {
    await client.query(`select set_config('cases.command_id', $1, true), set_config('cases.actor_id', $2, true)`, [`the day is ${status}`, d.operator.id]);
    await client.query('update cases.calendar_day set status = $2 where date = $1', [DAY, status]);
  });
  await services.reference.reload();
}
interface Recomputation {
  checked: number;
  changed: number;
  failed: number;
  covered_by: number | null;
  finished: boolean;
}
const recomputations = async (): Promise<Recomputation[]> =>
  (
    await d.here.cases.services.pool.query<Recomputation>(
      `select checked, changed, failed, (covered_by - (select min(id) from cases.recomputation) + 1)::int as covered_by, finished_at is not null as finished
        from cases.recomputation order by id`,
    )
  ).rows;
const recompute = (isStopping?: () => boolean): Promise<number> => recomputeCases(d.here.cases.services, isStopping);
const changesOf = async (id: string): Promise<number> => (await d.events(id)).filter((type) => type === 'DeadlineChanged').length;
const holds = async (id: string): Promise<unknown> => verifyCase(await readKeptCase(d.here.cases.services.pool, id));
/** To the nearest minute: the test's own milliseconds count too. */
const local = (at: string | null | undefined): string => new Date(Date.parse(String(at)) + 7 * 3_600_000).toISOString().slice(0, 13).replace('T', ' ');
const timers = async (id: string): Promise<string[]> =>
  (await d.here.cases.services.pool.query<{ kind: string; at: Date }>('select kind, at from cases.timer where case_id = $1 order by at, kind', [id])).rows.map(
    ({ kind, at }) => `${local(at.toISOString())} ${kind.split(':')[0]}`,
  );

interface Shown {
  case: {
    history: {
      verified: boolean;
      nodes: { action: string; changes: { label: string; oldValue: string | null; newValue: string | null }[] }[];
    };
  };
}
const HISTORY = 'query ($id: ID!) { case(id: $id) { history(first: 1) { verified nodes { action changes { label oldValue newValue } } } } }';
const LIVE = 'subscription ($after: String) { caseEvents(after: $after) { kind caseId case { dueAt } } }';
const OWN = 'subscription ($id: ID!, $after: String) { caseUpdated(id: $id, after: $after) { kind caseId case { dueAt } } }';
interface LiveEvent {
  kind: string;
  caseId: string;
  case: { dueAt: string } | null;
}
/** The next change of a deadline: a cursor may stand before what was just committed, while another transaction of the cluster is open. */
async function nextChange(stream: Subscription<Record<string, LiveEvent>>): Promise<[string, string]> {
  for (;;) {
    const received = Object.values((await stream.next()).data ?? {})[0];
    if (received?.kind === 'DEADLINE_CHANGED') return [received.caseId, local(received.case?.dueAt)];
  }
}

it('B-02 24 November 2026 confirmed as a day off moves what is open by one working day; the history says so exactly, once; done cases stay', async () => {
  const atDesk = await d.files();
  const withAgency = await d.assigned({}, { coordinatorAgencyIds: [d.commune] });
  const reviewed = await d.reviewed();
  const { id, version, answers } = await d.reviewed();
  const done = await d.operator.does('publishAnswer', { id, version, answerId: answers[0]?.id, makeCasePublic: false });
  const open = [atDesk, withAgency, reviewed];
  const deadlines = async (): Promise<unknown[]> => {
    const seen = await Promise.all(open.map((each) => d.operator.sees(each.id)));
    return seen.map((each) => [local(each?.dueAt), local(each?.answerDueAt), each?.step, each?.status]);
  };
  expect(await deadlines()).toEqual([
    ['2026-11-24 08', '2026-11-27 08', 'RECEPTION', 'AWAITING_ACCEPTANCE'],
    ['2026-11-26 08', '2026-11-27 08', 'COORDINATION', 'IN_PROGRESS'],
    ['2026-11-24 08', '2026-11-27 08', 'RESULT_REVIEW', 'RESULT_REVIEW'],
  ]);
  expect(await timers(withAgency.id)).toContain('2026-11-25 14 PART_DUE');
  const after = (await d.operator.must<{ eventCursor: string }>('{ eventCursor }')).eventCursor;
  const holder = d.here.officer('roads', 'SPECIALIST').subscribe<Record<string, LiveEvent>>(LIVE, { after });
  const coHandler = d.here.officer('commune', 'SPECIALIST').subscribe<Record<string, LiveEvent>>(OWN, { id: withAgency.id, after });

  const { services } = d.here.cases;
  const days = services.reference.days().map((day) => (day.date === DAY ? { ...day, status: 'confirmed' as const } : day));
  expect(await countAffected(services, { days, periods: services.reference.periods() })).toBe(3);
  expect(await countAffected(services, { days: [...services.reference.days()], periods: services.reference.periods() })).toBe(0);
  await dayIs('confirmed');
  expect(await recompute()).toBe(3);
  expect(await recompute()).toBe(0);

  expect(await deadlines()).toEqual([
    ['2026-11-25 08', '2026-11-30 08', 'RECEPTION', 'AWAITING_ACCEPTANCE'],
    ['2026-11-27 08', '2026-11-30 08', 'COORDINATION', 'IN_PROGRESS'],
    ['2026-11-25 08', '2026-11-30 08', 'RESULT_REVIEW', 'RESULT_REVIEW'],
  ]);
  expect(await timers(withAgency.id)).toContain('2026-11-26 14 PART_DUE');
  for (const each of open) {
    expect(await changesOf(each.id)).toBe(1);
    expect(await holds(each.id)).toEqual({ holds: true });
  }
  expect(await changesOf(done.id)).toBe(0);
  const { history } = (await d.operator.must<Shown>(HISTORY, { id: withAgency.id })).case;
  expect(history.verified).toBe(true);
  expect(history.nodes[0]).toMatchObject({ action: 'Thay đổi thời hạn' });
  expect(history.nodes[0]?.changes.map(({ label, oldValue, newValue }) => [label, oldValue?.slice(0, 13), newValue?.slice(0, 13)])).toEqual([
    ['Hạn xử lý', '26/11/2026 08', '27/11/2026 08'],
    ['Hạn trả lời', '27/11/2026 08', '30/11/2026 08'],
  ]);
  expect([await nextChange(holder), await nextChange(holder)]).toEqual([
    [withAgency.id, '2026-11-27 08'],
    [reviewed.id, '2026-11-25 08'],
  ]);
  expect(await nextChange(coHandler)).toEqual([withAgency.id, '2026-11-27 08']);
  expect(await recomputations()).toEqual([{ checked: 3, changed: 3, failed: 0, covered_by: null, finished: true }]);
  const { rows } = await services.pool.query(`select distinct command_id, actor_id from events.log where type = 'DeadlineChanged'`);
  expect(rows).toEqual([{ command_id: 'the day is confirmed', actor_id: null }]);
});

it('B-02 R18 what a restart interrupted goes on where it stopped; two replicas write nothing twice; a newer request does the work of an older one', async () => {
  const cases: Outcome[] = [];
  for (let made = 0; made < 4; made++) cases.push(await d.files());
  await dayIs('unconfirmed');
  // Readers are notified after each case's commit: it is asked to stop after the second.
  const commits = vi.spyOn(d.here.cases.services.notifier, 'notify');
  expect(await recompute(() => commits.mock.calls.length >= 2)).toBe(2);
  commits.mockRestore();
  const [, begun] = await recomputations();
  expect(begun).toMatchObject({ checked: 2, changed: 2, finished: false });
  const before = await Promise.all(cases.map(({ id }) => changesOf(id)));
  const others = await Promise.all([recompute(), recompute()]);
  expect(others[0]! + others[1]!).toBe(5);
  expect((await recomputations())[1]).toMatchObject({ checked: 7, changed: 7, failed: 0, finished: true });
  for (const [index, { id }] of cases.entries()) {
    expect([await changesOf(id), before[index]]).toEqual([1, before[index]]);
    expect(await holds(id)).toEqual({ holds: true });
  }

  await dayIs('confirmed');
  await dayIs('unconfirmed');
  expect(await recompute()).toBe(0);
  expect((await recomputations()).slice(2)).toEqual([
    { checked: 0, changed: 0, failed: 0, covered_by: 4, finished: true },
    { checked: 7, changed: 0, failed: 0, covered_by: null, finished: true },
  ]);
});

it('B-02 B-04 who changes a case before the pass has come to it does not have a reminder given again', async () => {
  const { id, version } = await d.assigned();
  const { pool, reference } = d.here.cases.services;
  await pool.query(`update cases.timer set fired_at = cases.now() where case_id = $1 and kind = 'HALF'`, [id]);
  const half = async (): Promise<unknown> => {
    const { rows } = await pool.query<{ at: Date; fired: boolean }>(
      `select at, fired_at is not null as fired from cases.timer where case_id = $1 and kind = 'HALF'`,
      [id],
    );
    return rows.map(({ at, fired }) => [local(at.toISOString()), fired]);
  };
  expect(await half()).toEqual([['2026-11-24 14', true]]);
  await pool.query(`update cases.calendar_day set status = 'confirmed' where date = $1`, [DAY]);
  await reference.reload();
  await d.specialist.does('claimCase', { id, version });
  // Counted back from a deadline that has not moved yet.
  expect(await half()).toEqual([['2026-11-23 14', true]]);
  await dayIs('unconfirmed');
  await recompute();
  expect(await half()).toEqual([['2026-11-24 14', true]]);
});

it('B-02 a case that cannot be decided is counted and left, the others go on', async () => {
  const { id } = await d.files();
  await owner.query(`update cases."case" set clock = '[{"type": "START", "at": "2026-11-23T01:00:00Z", "minutes": -1}]' where id = $1`, [id]);
  await dayIs('confirmed');
  expect(await recompute()).toBe(8);
  expect((await recomputations()).at(-1)).toMatchObject({ checked: 9, changed: 8, failed: 1, finished: true });
  await owner.query(`update cases."case" set step = 'DONE' where id = $1`, [id]);
  await dayIs('unconfirmed');
  await recompute();
});

it('B-02 a report that was being filed by the calendar of before does not escape; every replica is woken by the change', async () => {
  const env = readCasesEnvironment(d.here.env);
  const quiet = { logger: pino({ level: 'silent' }), sweeping: false };
  const lagging = await serveCases(env, { ...quiet, recomputing: false });
  const working = await serveCases(env, quiet);
  const { identity } = d.here.citizen();
  const key = randomUUID();
  const context = { services: lagging.services, identity, requestId: 'filed meanwhile', subject: () => identity.sub ?? '' } as unknown as CasesContext;

  await owner.query('begin');
  await owner.query('lock table cases.timer in share row exclusive mode'); // a report sets its timers last
  const filing = fileReport(context, {
    ...{ draft: REPORT, at: 'input', channel: 'WEB', reporterId: identity.sub ?? '', idempotencyKey: key, asked: key, problems: [] },
  });
  const waiting = `select 1 from pg_locks where not granted and relation = 'cases.timer'::regclass`;
  await vi.waitFor(async () => expect((await owner.query(waiting)).rows).toHaveLength(1), SOON);
  await dayIs('confirmed', working.services);
  const begun = async (): Promise<{ begun: boolean; cursor: string | null; finished: boolean }[]> =>
    (await owner.query('select begun_at is not null as begun, cursor, finished_at is not null as finished from cases.recomputation order by id desc limit 1'))
      .rows;
  await vi.waitFor(async () => expect((await begun())[0]?.begun).toBe(true), SOON);
  expect((await begun())[0]).toEqual({ begun: true, cursor: null, finished: false });
  await owner.query('commit');
  const stored = await filing;
  const id = typeof stored === 'string' ? stored : stored.id;
  await vi.waitFor(async () => expect((await begun())[0]?.finished).toBe(true), SOON);
  expect(await changesOf(id)).toBe(1);
  expect(local((await d.operator.sees(id))?.dueAt)).toBe('2026-11-25 08');
  expect(await holds(id)).toEqual({ holds: true });
  await Promise.all([lagging.close(), working.close()]);
});
