import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CaseFacts } from '@pakn/events';
import type { Identity } from '@pakn/service-kit';
import type { Statistics } from './statistics.graph.ts';
import { agencySaved, eventData, factsOf, servedStats } from '../testing/served-stats.ts';

const DESK = randomUUID();
const ROADS = randomUUID();
const WARD_OFFICE = randomUUID();

let now = new Date('2026-11-20T02:00:00Z');
let house: Awaited<ReturnType<typeof servedStats>>;

beforeAll(async () => {
  house = await servedStats({ now: () => now });
  await house.append('AgencySaved', agencySaved(DESK, 'TTCDS', 'Trung tâm Chuyển đổi số', 'OPERATOR'));
  await house.append('AgencySaved', agencySaved(ROADS, 'S-XD', 'Sở Xây dựng', 'DEPARTMENT'));
  await house.append('AgencySaved', agencySaved(WARD_OFFICE, 'P-NT', 'UBND phường Nha Trang', 'COMMUNE'));
  await house.append('CategorySaved', { code: 'ROAD', name: 'Giao thông – Đường sá', nameEn: 'Roads', active: true });
  await house.append('WardSaved', { code: '22366', name: 'Nha Trang', kind: 'phuong' });
  await house.settle();
});
afterAll(() => house.close());

const TABLE = `fragment row on PerformanceRow { total handled { total onTime late } inProgress { total onTime late } ratings { total verySatisfied satisfied neutral dissatisfied } coordination { total onTime late }
    onTimeRatio satisfiedRatio neutralRatio dissatisfiedRatio reopened reopenedRatio medianWorkingHours }
  query Table($filter: StatisticsFilter) { statistics(filter: $filter) { asOf totals { ...row } byAgency { agency { id code name kind } row { ...row } }
    byStatus { status count } byChannel { channel count } byStatusAndChannel { status channel count } byIdentity { identityMode count }
    byCategory { category { code name nameEn } row { ...row } } byWard { ward { code name kind } row { ...row } } trend(bucket: MONTH) { from submitted handled onTime late ratings { total } } } }`;
const table = async (filter: object = {}) => {
  const { data, errors } = await house.ask(TABLE, { filter });
  expect(errors).toBeUndefined();
  return data.statistics;
};
const ofAgency = ({ byAgency }: Statistics, id: string) => byAgency.find((one) => one.agency.id === id)?.row;

/** A case of its own and what happens to it, one event after the other. */
function filed(first: Partial<CaseFacts>) {
  const caseId = randomUUID();
  let facts = factsOf({ countedAgencyId: DESK, ...first });
  let n = 0;
  return {
    caseId,
    async becomes(type: string, changes: Partial<CaseFacts> = {}) {
      facts = { ...facts, ...changes };
      await house.append(type, eventData(facts), { caseId, n: ++n });
      await house.settle();
    },
  };
}

test('A6-03: one case moves the figures by exactly one, in the right columns, from filing to rating', async () => {
  const before = await table();
  const assigned = {
    categoryCode: 'ROAD',
    wardCode: '22366',
    urgency: 'QUICK',
    leadAgencyId: ROADS,
    countedAgencyId: ROADS,
    status: 'IN_PROGRESS',
    step: 'SPECIALIST',
  };
  const helper = {
    assignmentId: randomUUID(),
    agencyId: WARD_OFFICE,
    part: 'COORDINATOR' as const,
    status: 'CLAIMED',
    assignedAt: '2026-11-20T01:10:00.000Z',
    dueAt: '2026-11-20T08:00:00.000Z',
    completedAt: null,
  };
  const lead = { ...helper, assignmentId: randomUUID(), agencyId: ROADS, part: 'LEAD' as const };
  const report = filed({});

  await report.becomes('CaseSubmitted');
  let seen = await table();
  expect(seen.totals.total).toBe(before.totals.total + 1);
  expect(ofAgency(seen, DESK)).toMatchObject({ total: 1, inProgress: { total: 1, onTime: 1, late: 0 }, handled: { total: 0 } });

  await report.becomes('CaseAssigned', { ...assigned, parts: [lead, helper] });
  seen = await table();
  expect(ofAgency(seen, DESK)).toBeUndefined();
  expect(ofAgency(seen, ROADS)).toMatchObject({ total: 1, inProgress: { total: 1, onTime: 1, late: 0 } });
  expect(seen.byCategory).toMatchObject([{ category: { code: 'ROAD', name: 'Giao thông – Đường sá', nameEn: 'Roads' }, row: { total: 1 } }]);
  expect(seen.byWard).toMatchObject([{ ward: { code: '22366', name: 'Nha Trang' }, row: { total: 1 } }]);

  await report.becomes('CoordinationCompleted', { parts: [lead, { ...helper, status: 'COMPLETED', completedAt: '2026-11-20T09:30:00.000Z' }] });
  expect((await table({ agencyId: WARD_OFFICE })).totals).toMatchObject({ total: 0, coordination: { total: 1, onTime: 0, late: 1 } });

  now = new Date('2026-11-20T09:00:00.001Z');
  expect(ofAgency(await table(), ROADS)).toMatchObject({ inProgress: { total: 1, onTime: 0, late: 1 } });

  await report.becomes('ResultReturned', { status: 'RESULT_REVIEW', step: 'RESULT_REVIEW', verdict: 'LATE', stoppedAt: now.toISOString(), usedMinutes: 390 });
  expect(ofAgency(await table(), ROADS)).toMatchObject({ total: 1, inProgress: { total: 1 }, handled: { total: 0 } });

  await report.becomes('AnswerPublished', { status: 'ANSWERED', step: 'DONE', answeredAt: now.toISOString() });
  expect(ofAgency(await table(), ROADS)).toMatchObject({
    total: 1,
    inProgress: { total: 0 },
    handled: { total: 1, onTime: 0, late: 1 },
    onTimeRatio: 0,
    medianWorkingHours: 6.5,
  });

  await report.becomes('CaseRated', { satisfaction: 'SATISFIED' });
  seen = await table();
  expect(seen.totals.total).toBe(before.totals.total + 1);
  expect(ofAgency(seen, ROADS)).toMatchObject({
    total: 1,
    ratings: { total: 1, verySatisfied: 0, satisfied: 1, neutral: 0, dissatisfied: 0 },
    satisfiedRatio: 1,
    neutralRatio: 0,
    dissatisfiedRatio: 0,
  });
  expect(seen.trend).toEqual([{ from: '2026-10-31T17:00:00.000Z', submitted: 1, handled: 1, onTime: 0, late: 1, ratings: { total: 1 } }]);
});

test('A6-03: withdrawn and merged cases are not counted, refused ones are handled by the desk', async () => {
  const before = await table();
  const withdrawn = filed({});
  await withdrawn.becomes('CaseSubmitted');
  await withdrawn.becomes('CaseEdited', { status: 'WITHDRAWN', step: 'DONE' });
  const refused = filed({ channel: 'HOTLINE', identityMode: 'HIDDEN_NAME' });
  await refused.becomes('CaseSubmitted');
  await refused.becomes('CaseRejected', { status: 'REJECTED', step: 'DONE', verdict: 'ON_TIME' });
  const after = await table();
  expect(after.totals.total).toBe(before.totals.total + 1);
  expect(ofAgency(after, DESK)).toMatchObject({ total: 1, handled: { total: 1, onTime: 1, late: 0 } });
  expect(after.byStatusAndChannel).toContainEqual({ status: 'REJECTED', channel: 'HOTLINE', count: 1 });
  expect(after.byChannel.find((one) => one.channel === 'HOTLINE')).toEqual({ channel: 'HOTLINE', count: 1 });
  expect(after.byStatus.find((one) => one.status === 'REJECTED')).toEqual({ status: 'REJECTED', count: 1 });
  expect(after.byIdentity.find((one) => one.identityMode === 'HIDDEN_NAME')).toEqual({ identityMode: 'HIDDEN_NAME', count: 1 });
});

test('an agency and a commune answer their own performance through the federation; one that nobody knows is null', async () => {
  const query = `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Agency { code name kind performance { agency { id } row { total handled { late } } } } ... on Ward { name performance { total } } ... on Category { name nameEn } } }`;
  const { data, errors } = await house.ask(query, {
    representations: [
      { __typename: 'Agency', id: ROADS },
      { __typename: 'Agency', id: WARD_OFFICE },
      { __typename: 'Agency', id: randomUUID() },
      { __typename: 'Ward', code: '22366' },
      { __typename: 'Category', code: 'ROAD' },
    ],
  });
  expect(errors).toBeUndefined();
  expect(data._entities).toEqual([
    { code: 'S-XD', name: 'Sở Xây dựng', kind: 'DEPARTMENT', performance: { agency: { id: ROADS }, row: { total: 1, handled: { late: 1 } } } },
    { code: 'P-NT', name: 'UBND phường Nha Trang', kind: 'COMMUNE', performance: { agency: { id: WARD_OFFICE }, row: { total: 0, handled: { late: 0 } } } },
    null,
    { name: 'Nha Trang', performance: { total: 1 } },
    { name: 'Giao thông – Đường sá', nameEn: 'Roads' },
  ]);
});

test('S1 X-11: figures are for everybody; a partner needs the scope stats:read, in the graph, at entities and for sheets', async () => {
  const partner = (...scopes: string[]): Identity => ({ kind: 'PARTNER', sub: randomUUID(), roles: [], scopes });
  const query = '{ statistics { totals { total } } }';
  const entity = `{ _entities(representations: [{ __typename: "Agency", id: "${ROADS}" }]) { ... on Agency { name performance { row { total } } } } }`;
  const wrong = partner('cases:read', 'cases:submit');
  const refused = await house.ask(query, {}, wrong);
  expect(refused.data).toBeNull();
  expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await house.ask(entity, {}, wrong)).data._entities).toEqual([{ name: 'Sở Xây dựng', performance: null }]);
  expect((await house.download('/exports/agencies.xlsx', wrong)).status).toBe(403);
  const right = partner('stats:read');
  expect((await house.ask(query, {}, right)).data.statistics.totals.total).toBeGreaterThan(0);
  expect((await house.ask(entity, {}, right)).data._entities).toMatchObject([{ performance: { row: { total: 1 } } }]);
  expect((await house.download('/exports/agencies.xlsx', right)).status).toBe(200);
});

test('S2: a call that the gateway did not sign is refused, sheets too; health and metrics are open', async () => {
  const unsigned = await fetch(`${house.stats.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ statistics { asOf } }' }),
  });
  expect(unsigned.status).toBe(401);
  expect((await fetch(`${house.stats.url}/exports/agencies.xlsx`)).status).toBe(401);
  await vi.waitFor(async () => expect((await fetch(`${house.stats.url}/ready`)).status).toBe(200), { timeout: 30_000 });
  expect(await (await fetch(`${house.stats.url}/metrics`)).text()).toContain('events_parked{consumer="stats.facts"} 0');
});

test('A7-03: the figures of a topic; a fact from before topics were counted has none', async () => {
  const storm = filed({ topicCode: 'BAO-SO-9' });
  await storm.becomes('CaseSubmitted');
  await filed({ topicCode: 'BIEN-SACH' }).becomes('CaseSubmitted');
  await filed({ topicCode: undefined }).becomes('CaseSubmitted');
  expect([(await table({ topicCode: 'BAO-SO-9' })).totals.total, (await table({ topicCode: 'NONE' })).totals.total]).toEqual([1, 0]);
  await storm.becomes('CaseAssigned', { countedAgencyId: ROADS, leadAgencyId: ROADS, status: 'IN_PROGRESS', step: 'SPECIALIST' });
  expect(ofAgency(await table({ topicCode: 'BAO-SO-9' }), ROADS)).toMatchObject({ total: 1 });
});
