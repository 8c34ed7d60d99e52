import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { giveBack, type CaseFacts } from '@pakn/events';
import { inTransaction } from '@pakn/service-kit';
import { deadlockConsumer } from '@pakn/service-kit/testing';
import { Columns } from '../columns/columns.ts';
import { readChanges } from '../columns/read-changes.ts';
import { answerFrom, type Section } from '../figures/answer.ts';
import { HandledTally } from '../figures/handled-tally.ts';
import { AGENCY_IDS, factRow, partRow } from '../testing/arbitrary-facts.ts';
import { agencySaved, eventData, factsOf, servedStats } from '../testing/served-stats.ts';
import { FACTS_CONSUMER } from './facts-consumer.ts';
import { rebuild } from './rebuild.ts';
import { takeEvents } from './take-events.ts';

const ALL: ReadonlySet<Section> = new Set<Section>(['byCategory', 'byWard', 'byStatusAndChannel', 'byIdentity', 'trend', 'medianWorkingHours']);
const NOW = new Date('2026-11-10T00:00:00Z');
let house: Awaited<ReturnType<typeof servedStats>>;

beforeAll(async () => {
  house = await servedStats({ now: () => NOW });
  await house.append('AgencySaved', agencySaved(AGENCY_IDS[0] as string, 'TTCDS', 'Trung tâm Chuyển đổi số', 'OPERATOR'));
  await house.append('AgencySaved', agencySaved(AGENCY_IDS[1] as string, 'S-XD', 'Sở Xây dựng', 'DEPARTMENT'));
});
afterAll(() => house.close());

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Facts as cases would send them, from the arbitrary rows of the columns. */
const facts: fc.Arbitrary<CaseFacts> = fc.tuple(factRow, fc.array(partRow, { maxLength: 2 })).map(([row, parts]) =>
  factsOf({
    ...row,
    submittedAt: iso(row.submittedAt) as string,
    dueAt: iso(row.dueAt),
    pausedAt: iso(row.pausedAt),
    leadAgencyId: row.countedAgencyId,
    parts: parts.map(({ dueAt, completedAt, gone: _gone, ...part }) => ({
      ...part,
      assignmentId: randomUUID(),
      assignedAt: '2026-10-01T00:00:00.000Z',
      dueAt: iso(dueAt),
      completedAt: iso(completedAt),
    })),
  }),
);

/** A province with 150 cases of one to four events each. */
async function livedThrough(): Promise<void> {
  const lives = fc.sample(fc.array(facts, { minLength: 1, maxLength: 4 }), { numRuns: 150, seed: 11 });
  for (const life of lives) {
    const caseId = randomUUID();
    for (const [i, after] of life.entries()) await house.append(i === 0 ? 'CaseSubmitted' : 'CaseEdited', eventData(after), { caseId, n: i + 1 });
  }
  await house.settle();
}

const FACTS = 'select * from stats.fact order by case_id';
const PARTS = 'select * from stats.part where not gone order by assignment_id';
async function stored(): Promise<{ facts: object[]; parts: object[] }> {
  const [first, second] = await Promise.all([house.stats.pool.query(FACTS), house.stats.pool.query(PARTS)]);
  const plain = (rows: Record<string, unknown>[]): object[] => rows.map(({ batch: _batch, ordinal: _ordinal, ...rest }) => rest);
  return { facts: plain(first.rows), parts: plain(second.rows) };
}
const figures = (columns: Columns) => {
  const { ofAgency: _a, ofWard: _w, changesAt: _c, ...rest } = answerFrom(columns, new HandledTally(columns, {}), NOW, ALL);
  return rest;
};

const ORACLE = `
  select counted_agency_id as id, count(*)::int as total,
         count(*) filter (where status in ('ANSWERED', 'CLOSED', 'REJECTED') and verdict is distinct from 'LATE')::int as "handledOnTime",
         count(*) filter (where status in ('ANSWERED', 'CLOSED', 'REJECTED') and verdict = 'LATE')::int as "handledLate",
         count(*) filter (where status not in ('ANSWERED', 'CLOSED', 'REJECTED') and verdict is null and paused_at is null and due_at < $1)::int as "openLate",
         count(satisfaction)::int as ratings, count(*) filter (where reopened > 0)::int as reopened,
         percentile_cont(0.5) within group (order by used_minutes) filter (where status in ('ANSWERED', 'CLOSED', 'REJECTED')) / 60 as median
    from stats.fact where status not in ('DRAFT', 'MERGED', 'WITHDRAWN') group by 1 order by 1`;

test('A6-03 P9: the columns in memory say what SQL counts from the stored facts', async () => {
  await livedThrough();
  const { rows } = await house.stats.pool.query(ORACLE, [NOW]);
  const { byAgency, totals } = figures(house.stats.statistics.columns);
  const seen = byAgency.map(({ agency, row }) => ({
    id: agency.id,
    total: row.total,
    handledOnTime: row.handled.onTime,
    handledLate: row.handled.late,
    openLate: row.inProgress.late,
    ratings: row.ratings.total,
    reopened: row.reopened,
    median: row.medianWorkingHours,
  }));
  expect(seen.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(rows);
  expect(totals.total).toBeGreaterThan(80);
  expect(totals.coordination.total).toBeGreaterThan(5);
});

test('columns that followed batch by batch equal columns loaded in one snapshot', async () => {
  const loaded = await readChanges(house.stats.pool, new Columns());
  expect(figures(loaded)).toEqual(figures(house.stats.statistics.columns));
  expect(loaded.batch).toBe(house.stats.statistics.columns.batch);
});

test('B-23: facts rebuilt from the event log equal the live ones, whatever had happened to the table', async () => {
  const before = await stored();
  const figuresBefore = figures(house.stats.statistics.columns);
  const { pool } = house.stats;
  await pool.query("update stats.fact set status = 'CLOSED', n = n + 50 where ordinal % 3 = 0");
  await pool.query('delete from stats.fact where ordinal % 5 = 1');
  await inTransaction(pool, (client) => takeEvents(client, [{ type: 'CaseSubmitted', caseId: randomUUID(), n: 1, data: eventData(factsOf()) }]));
  await house.settle();
  expect(figures(house.stats.statistics.columns)).not.toEqual(figuresBefore);

  const { cases } = await rebuild(pool);
  await house.settle();
  expect(cases).toBe(before.facts.length);
  expect(await stored()).toEqual(before);
  expect(figures(house.stats.statistics.columns)).toEqual(figuresBefore);
});

test('an event taken twice, or late, changes nothing: the newest n of a case wins', async () => {
  const caseId = randomUUID();
  await house.append('CaseSubmitted', eventData(factsOf()), { caseId, n: 1 });
  await house.append('CaseAccepted', eventData(factsOf({ status: 'IN_PROGRESS' })), { caseId, n: 2 });
  await house.settle();
  const before = await stored();
  const old = { type: 'CaseSubmitted', caseId, n: 1, data: eventData(factsOf()) };
  const again = { type: 'CaseAccepted', caseId, n: 2, data: eventData(factsOf({ status: 'CLOSED' })) };
  await inTransaction(house.stats.pool, (client) => takeEvents(client, [again, old]));
  expect(await stored()).toEqual(before);
});

/** What a new version of the parser would do, done to the event: it can be read now. */
async function repair(caseId: string): Promise<void> {
  const owner = new pg.Client({ connectionString: house.database.ownerUrl });
  await owner.connect();
  await owner.query(`update events.log set data = jsonb_set(data, '{facts,status}', '"IN_PROGRESS"') where case_id = $1 and n = 2`, [caseId]);
  await owner.end();
}

test('R23: an event that cannot be taken is parked with the later ones of its case and seen in the metrics; the others flow', async () => {
  const total = async (): Promise<number> => (await house.ask('{ statistics { totals { total } } }')).data.statistics.totals.total;
  const before = await total();
  const [sick, sound] = [randomUUID(), randomUUID()];
  await house.append('CaseSubmitted', eventData(factsOf()), { caseId: sick, n: 1 });
  await house.append('CaseAccepted', eventData({ ...factsOf(), status: 'ON_THE_MOON' }), { caseId: sick, n: 2 });
  await house.append('CaseEdited', eventData(factsOf({ status: 'CLOSED' })), { caseId: sick, n: 3 });
  await house.append('CaseSubmitted', eventData(factsOf()), { caseId: sound, n: 1 });
  await house.settle();
  const { rows } = await house.stats.pool.query<{ case_id: string; error: string }>('select case_id, error from events.parked order by id');
  expect(rows.map((row) => row.case_id)).toEqual([sick, sick]);
  expect(rows[0]?.error).toContain('status');
  expect(await total()).toBe(before + 2);
  const { rows: kept } = await house.stats.pool.query('select n, status from stats.fact where case_id = $1', [sick]);
  expect(kept).toEqual([{ n: 1, status: 'AWAITING_ACCEPTANCE' }]);
  expect(await (await fetch(`${house.stats.url}/metrics`)).text()).toContain('events_parked{consumer="stats.facts"} 2');
  expect(await rebuild(house.stats.pool)).toMatchObject({ givenBack: 0 });
  await house.settle();
  expect(await total()).toBe(before + 2);

  await repair(sick);
  expect(await rebuild(house.stats.pool)).toMatchObject({ givenBack: 2 });
  await house.settle();
  const { rows: healed } = await house.stats.pool.query('select n, status from stats.fact where case_id = $1', [sick]);
  expect(healed).toEqual([{ n: 3, status: 'CLOSED' }]);
  await house.append('CaseEdited', eventData(factsOf({ status: 'WITHDRAWN' })), { caseId: sick, n: 4 });
  await house.settle();
  expect(await total()).toBe(before + 1);
});

const kept = async (caseId: string): Promise<{ n: number; status: string }[]> =>
  (await house.stats.pool.query<{ n: number; status: string }>('select n, status from stats.fact where case_id = $1', [caseId])).rows;
const parked = async (caseId: string): Promise<number | null> =>
  (await house.stats.pool.query('select from events.parked where case_id = $1', [caseId])).rowCount;

test('R8: a deadlock parks no event; the facts are there a moment later', async () => {
  const caseId = randomUUID();
  await deadlockConsumer({ superuserUrl: house.database.superuserUrl, consumer: FACTS_CONSUMER.name, table: 'stats.fact' }, async () => {
    await house.append('CaseSubmitted', eventData(factsOf()), { caseId, n: 1 });
    await house.append('CaseAccepted', eventData(factsOf({ status: 'IN_PROGRESS' })), { caseId, n: 2 });
  });
  await vi.waitFor(async () => expect(await kept(caseId)).toEqual([{ n: 2, status: 'IN_PROGRESS' }]), { timeout: 10_000 });
  expect(await parked(caseId)).toBe(0);
});

test('R8 R23: an event that can be read by now is given back with the later ones of its case, without a rebuild', async () => {
  const sick = randomUUID();
  await house.append('CaseSubmitted', eventData(factsOf()), { caseId: sick, n: 1 });
  await house.append('CaseAccepted', eventData({ ...factsOf(), status: 'ON_THE_MOON' }), { caseId: sick, n: 2 });
  await house.append('CaseEdited', eventData(factsOf({ status: 'CLOSED' })), { caseId: sick, n: 3 });
  await house.settle();
  expect(await parked(sick)).toBe(2);
  expect(await giveBack(house.stats.pool, FACTS_CONSUMER)).toMatchObject({ taken: 0, refused: [{ event: { n: 2 } }] });
  await repair(sick);
  expect(await giveBack(house.stats.pool, FACTS_CONSUMER)).toEqual({ taken: 2, refused: [] });
  expect(await kept(sick)).toEqual([{ n: 3, status: 'CLOSED' }]);
  expect(await parked(sick)).toBe(0);
});

test('no person and no word of a report can be stored: stats has columns for neither', async () => {
  const { rows } = await house.stats.pool.query<{ column: string }>(
    "select column_name as column from information_schema.columns where table_schema = 'stats' and table_name in ('fact', 'part')",
  );
  const names = rows.map((row) => row.column);
  for (const word of ['reporter_id', 'title', 'content', 'address', 'actor_id', 'comment', 'phone']) expect(names).not.toContain(word);
});

test('X-24 an act that was undone leaves no figure behind: neither its agency nor its part', async () => {
  const before = await stored();
  const caseId = randomUUID();
  const filed = factsOf();
  await house.append('CaseSubmitted', eventData(filed), { caseId, n: 1 });
  await house.settle();
  const waiting = figures(house.stats.statistics.columns);
  const part = { assignmentId: randomUUID(), agencyId: AGENCY_IDS[1] as string, part: 'COORDINATOR' as const, status: 'PENDING' };
  const parts = [{ ...part, assignedAt: '2026-10-01T00:00:00.000Z', dueAt: '2026-10-02T00:00:00.000Z', completedAt: null }];
  const sent = factsOf({ status: 'IN_PROGRESS', countedAgencyId: AGENCY_IDS[1] as string, leadAgencyId: AGENCY_IDS[1] as string, parts });
  await house.append('CaseAssigned', eventData(sent), { caseId, n: 2 });
  await house.settle();
  expect(figures(house.stats.statistics.columns)).not.toEqual(waiting);
  await house.append('ActUndone', eventData(filed), { caseId, n: 3 });
  await house.settle();
  expect(figures(house.stats.statistics.columns)).toEqual(waiting);
  expect((await stored()).parts).toEqual(before.parts);
});
