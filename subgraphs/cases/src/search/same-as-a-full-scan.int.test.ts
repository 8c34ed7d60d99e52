import type { Identity } from '@pakn/service-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ASSIGNMENT_PARTS, CASE_HOLDERS, CASE_STATUSES, CHANNELS, PROGRESSES, type CaseOrder, type InboxQueue } from '@pakn/vocabulary';
import { generateCases } from '../generating/generate-cases.ts';
import { province, type Province } from '../testing/province.ts';
import { staff } from '../testing/staff.ts';
import type { CaseFilter } from './case-filter.graph.ts';
import { inboxCounts } from './inbox-counts.ts';
import { listCases } from './list-cases.ts';
import { addQueue } from './queues.ts';
import { addFilter, addOfficerFilter, Where } from './where.ts';

const RUNS = Number(process.env.RUNS ?? 80);
const CASES = 90;
/** So small that each way to look for words is taken. */
const WINDOWS = { newest: 12, fitting: 4 };
const COUNTING = { most: 10_000, sampled: 4, few: 6 };
const now = new Date();
let here: Province;
let desk: Identity;
let roads: Identity;

beforeAll(async () => {
  here = await province({ sweeping: false });
  const { pool } = here.cases.services;
  await staff(here);
  await generateCases(pool, { cases: CASES, seed: 5, tenant: 'KH', until: now });
  desk = here.officer('desk', 'OPERATOR').identity;
  const specialist = `select id from cases.officer where agency_id = $1 and roles = '{SPECIALIST}'`;
  const { rows } = await pool.query<{ id: string }>(specialist, [here.agencies.roads]);
  roads = { ...here.officer('roads', 'SPECIALIST').identity, sub: rows[0]?.id ?? '' };
});
afterAll(() => here.close());

/** What the agency has a hand in, looked at part by part. */
const OWN = `(c.lead_agency_id = $1::uuid or exists (select from cases.assignment p where p.case_id = c.id and p.agency_id = $1::uuid and p.status <> 'RETURNED'))`;

const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const WISHES = fc.record({
  status: some(CASE_STATUSES),
  channel: some(CHANNELS),
  progress: some(PROGRESSES),
  categoryCode: some(['ROAD', 'STREET_LIGHT', 'WASTE', 'TREE', 'JUSTICE']),
  text: fc.constantFrom('duong', 'rac', 'ngap', 'tran phu', 'khonghecotunay', 'den duong', 'xu ly'),
  holder: fc.constantFrom(...CASE_HOLDERS),
  part: fc.constantFrom(...ASSIGNMENT_PARTS),
  submittedTo: fc.constantFrom(new Date('2023-01-01'), new Date('2025-06-01')),
});
/** One or two wishes at once: more would find nothing. */
const filters = fc
  .tuple(WISHES, fc.subarray(['status', 'channel', 'progress', 'categoryCode', 'text', 'holder', 'part', 'submittedTo'] as const, { maxLength: 2 }))
  .map(([wishes, kept]) => Object.fromEntries(kept.map((key) => [key, wishes[key]])) as Partial<typeof wishes>);

it('P7 P8 A6-03: a list, whatever it is filtered by, has the cases of a full scan in their order, page by page, and counts them', async () => {
  const { pool } = here.cases.services;
  /** How often more than a page was found, by what was asked: a test that finds nothing shows nothing. */
  const seenMany = { agency: 0 };
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom<CaseOrder>('NEWEST', 'OLDEST', 'DUE_FIRST'), fc.boolean(), async (filter, order, isDesk) => {
      const identity = isDesk ? desk : roads;
      const whereOf = (): Where => {
        const where = new Where();
        addQueue(where, 'ALL', identity);
        addOfficerFilter(where, filter as CaseFilter, identity);
        addFilter(where, filter as CaseFilter, now);
        return where;
      };
      const plain = new Where();
      const agency = plain.value(identity.agencyId);
      if (!isDesk) plain.and(OWN.replaceAll('$1', agency));
      else plain.and(`${agency}::uuid is not null`);
      const parts = [
        ...(filter.part ? [`p.part = ${plain.value(filter.part)}`] : []),
        ...(filter.holder === 'UNCLAIMED' ? [`p.status = 'PENDING'`] : []),
        ...(filter.holder === 'MINE' ? [`p.officer_id = ${plain.value(identity.sub)}`] : []),
      ];
      if (filter.part || filter.holder)
        plain.and(
          `exists (select from cases.assignment p where p.case_id = c.id and p.status <> 'RETURNED' and ${[`p.agency_id = ${agency}::uuid`, ...parts].join(' and ')})`,
        );
      addFilter(plain, filter as CaseFilter, now);
      const key = order === 'DUE_FIRST' ? `coalesce(c.due_at, 'infinity'::timestamptz)` : 'c.submitted_at';
      const direction = order === 'NEWEST' ? 'desc' : 'asc';
      const { rows } = await pool.query<{ id: string }>(
        `select c.id from cases."case" c where ${plain.sql} and ${plain.words?.condition ?? 'true'} order by ${key} ${direction}, c.id ${direction}`,
        plain.values,
      );
      const seen: string[] = [];
      for (let after: string | null = null; ;) {
        const page = await listCases(pool, { where: whereOf(), order, first: 7, after, windows: WINDOWS, counting: COUNTING });
        if (after === null) expect(await page.count()).toBe(rows.length);
        seen.push(...page.nodes.map(({ id }) => id));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor ?? null;
      }
      expect(seen).toEqual(rows.map(({ id }) => id));
      if (rows.length > 7 && !isDesk) seenMany.agency++;
    }),
    { numRuns: RUNS },
  );
  expect(seenMany.agency).toBeGreaterThan(0);
});

it('P8: a common word among many that fit is found page by page and counted whole, in every way to look for it', async () => {
  const { pool } = here.cases.services;
  const filter = { text: 'nguoi dan', status: ['CLOSED' as const] };
  const plain = new Where();
  addFilter(plain, filter, now);
  const { rows } = await pool.query<{ id: string }>(
    `select c.id from cases."case" c where ${plain.sql} and ${plain.words?.condition} order by c.submitted_at desc, c.id desc`,
    plain.values,
  );
  expect(rows.length).toBeGreaterThan(7);
  const ways = [
    { windows: WINDOWS, few: 6 },
    { windows: { newest: 1, fitting: 1_000 }, few: 1_000 },
    { windows: { newest: 1_000, fitting: 1 }, few: 0 },
  ];
  for (const { windows, few } of ways) {
    const where = new Where();
    addFilter(where, filter, now);
    const page = await listCases(pool, { where, order: 'NEWEST', first: 7, after: null, windows, counting: { ...COUNTING, few } });
    expect(page.nodes.map(({ id }) => id)).toEqual(rows.slice(0, 7).map(({ id }) => id));
    expect(await page.count()).toBe(rows.length);
  }
});

it('P8: as many words as are counted at most are counted, one more is not, whatever a sample saw', async () => {
  const { pool } = here.cases.services;
  const plain = new Where();
  addFilter(plain, { text: 'nguoi' }, now);
  const total = (await pool.query(`select from cases."case" c where ${plain.words?.condition}`, plain.values)).rowCount ?? 0;
  expect(total).toBeGreaterThan(40);
  for (const sampled of [1, 10, 1_000])
    for (const most of [total, total - 1, 2]) {
      const where = new Where();
      addFilter(where, { text: 'nguoi' }, now);
      const page = await listCases(pool, { where, order: 'NEWEST', first: 1, after: null, windows: WINDOWS, counting: { most, few: sampled, sampled } });
      expect(await page.count()).toBe(most < total ? null : total);
    }
});

it('A8-10: each count of an inbox is what its list holds', async () => {
  const { pool } = here.cases.services;
  for (const identity of [desk, roads]) {
    for (const { queue, count, overdue } of await inboxCounts(pool, identity, now)) {
      const listed = async (filter: object): Promise<number | null> => {
        const where = new Where();
        addQueue(where, queue as InboxQueue, identity);
        if (queue === 'ALL') where.and(`c.step <> 'DONE'`);
        addFilter(where, filter as CaseFilter, now);
        return (await listCases(pool, { where, order: 'NEWEST', first: 1, after: null })).count();
      };
      expect([queue, count, overdue]).toEqual([queue, await listed({}), await listed({ progress: ['OVERDUE'] })]);
    }
  }
});
