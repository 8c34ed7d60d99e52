import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Person, type Province } from '../testing/province.ts';
import { filed, giveTo, makePublic, type Filed } from '../testing/reports.ts';

interface Page {
  nodes: { id: string; title: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number | null;
}
const PAGE = 'nodes { id title } pageInfo { hasNextPage endCursor } totalCount';
const CASES = `query($filter: CaseFilter, $order: CaseOrder, $first: Int!, $after: String) { cases(filter: $filter, order: $order, first: $first, after: $after) { ${PAGE} } }`;
const INBOX = `query($queue: InboxQueue!, $filter: CaseFilter, $order: CaseOrder, $after: String) { inbox(queue: $queue, filter: $filter, order: $order, first: 20, after: $after) { ${PAGE} } }`;

let place: Province;
let operator: Person;
let roads: Person;
let citizen: Person;
const made: Filed[] = [];

beforeAll(async () => {
  place = await province();
  operator = place.officer('desk', 'OPERATOR');
  roads = place.officer('roads', 'SPECIALIST');
  citizen = place.citizen();
  for (const title of ['Ngập nước đường Lê Hồng Phong', 'Đèn đường hỏng', 'Rác thải trên bãi biển', 'Cây đổ chắn lối đi', 'Tiếng ồn ban đêm'])
    made.push(await filed(citizen, { title }));
  for (const each of made.slice(0, 4)) await makePublic(place, operator, each.id);
  await giveTo(place, operator, made[1]?.id ?? '', place.agencies.roads);
});
afterAll(() => place.close());

const titles = async (who: Person, filter: object): Promise<string[]> =>
  (await who.must<{ cases: Page }>(CASES, { filter, first: 20 })).cases.nodes.map((node) => node.title);

describe('lists', () => {
  it('P7: public cases by keyset: every one once, newest first, however small the page', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { cases }: { cases: Page } = await place.anyone.must(CASES, { first: 2, after });
      seen.push(...cases.nodes.map((node) => node.id));
      expect(cases.totalCount).toBe(4);
      after = cases.pageInfo.hasNextPage ? cases.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(
      made
        .slice(0, 4)
        .map((each) => each.id)
        .toReversed(),
    );
  });

  it('A6-02: words without marks find, a code finds, operators of search are inert', async () => {
    expect(await titles(place.anyone, { text: 'ngap nuoc le hong phong' })).toEqual(['Ngập nước đường Lê Hồng Phong']);
    expect(await titles(place.anyone, { text: 'DEN DUONG' })).toEqual(['Đèn đường hỏng']);
    expect(await titles(place.anyone, { text: `' | ! & :* (` })).toHaveLength(4);
    expect(await titles(place.anyone, { text: 'khongcogi' })).toEqual([]);
    expect(await titles(place.anyone, { code: made[2]?.code })).toEqual(['Rác thải trên bãi biển']);
    expect(await titles(place.anyone, { code: made[2]?.code.slice(-6).toLowerCase() })).toEqual(['Rác thải trên bãi biển']);
    expect(await titles(place.anyone, { code: '%' })).toEqual([]);
  });

  it('filters by box, status, progress; a public list never by who filed or handles', async () => {
    expect(await titles(place.anyone, { bbox: [109.1, 12.2, 109.3, 12.3] })).toHaveLength(4);
    expect(await titles(place.anyone, { bbox: [109.18, 12.23, 109.2, 12.25] }), 'a small box').toHaveLength(4);
    expect(await titles(place.anyone, { bbox: [108.9, 12.2, 109.0, 12.3] })).toEqual([]);
    expect(await titles(place.anyone, { bbox: [109.0, 12.2, 109.01, 12.21] })).toEqual([]);
    expect(await titles(place.anyone, { status: ['IN_PROGRESS'] })).toHaveLength(4);
    expect(await titles(place.anyone, { status: ['ANSWERED', 'CLOSED'] })).toEqual([]);
    expect(await titles(place.anyone, { progress: ['NOT_DUE', 'DUE_SOON'] })).toHaveLength(4);
    expect(await titles(place.anyone, { progress: ['OVERDUE', 'LATE', 'PAUSED', 'NONE', 'ON_TIME'] })).toEqual([]);
    const codeOf = async (filter: object, first: number = 5): Promise<string | undefined> =>
      (await place.anyone.ask(CASES, { filter, first })).errors?.[0]?.extensions?.code;
    expect(await codeOf({ reporterId: citizen.id })).toBe('FORBIDDEN');
    expect(await codeOf({ bbox: [1, 2, 3] })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ agencyId: "x' or true --" })).toBe('BAD_USER_INPUT');
    expect(await codeOf({}, 0)).toBe('BAD_USER_INPUT');
    expect(await codeOf({}, 101)).toBe('BAD_USER_INPUT');
  });

  it('P6: every filter alone, in every order, in every queue, over two pages', async () => {
    const at = '2026-01-01T00:00:00Z';
    const [agencyId, id] = [place.agencies.roads, made[0]?.id];
    const filters: Record<string, unknown>[] = [
      {},
      { text: 'duong' },
      { code: 'A' },
      { status: ['IN_PROGRESS'] },
      { channel: ['WEB'] },
      { categoryCode: ['ROAD'] },
      { agencyId },
      { wardCode: ['22366'] },
      { urgency: ['QUICK'] },
      { submittedFrom: at },
      { submittedTo: at },
      { bbox: [109, 12, 110, 13] },
      { bbox: [109.18, 12.23, 109.2, 12.25] },
      { step: ['SPECIALIST'] },
      { identityMode: ['PUBLIC_NAME'] },
      { subjectKind: ['CITIZEN'] },
      { kind: ['INCIDENT'] },
      { agencyConcernedId: agencyId },
      { satisfaction: ['SATISFIED'] },
      { answeredFrom: at },
      { answeredTo: at },
      { holder: 'MINE' },
      { holder: 'UNCLAIMED' },
      { holder: 'AGENCY' },
      { officerId: id },
      { part: 'LEAD' },
      { dueFrom: at },
      { dueTo: at },
      { reporterId: citizen.id },
      { status: [] },
      ...['NOT_DUE', 'DUE_SOON', 'OVERDUE', 'PAUSED', 'ON_TIME', 'LATE', 'NONE'].map((progress) => ({ progress: [progress] })),
    ];
    const ONE = `query($queue: InboxQueue!, $filter: CaseFilter, $order: CaseOrder, $after: String) { inbox(queue: $queue, filter: $filter, order: $order, first: 1, after: $after) { ${PAGE} } }`;
    for (const who of [operator, roads]) {
      for (const filter of filters) {
        for (const order of ['NEWEST', 'OLDEST', 'DUE_FIRST', 'RELEVANCE']) {
          const first = await who.must<{ inbox: Page }>(ONE, { queue: 'ALL', filter, order });
          if (!first.inbox.pageInfo.hasNextPage) continue;
          const second = await who.must<{ inbox: Page }>(ONE, { queue: 'ALL', filter, order, after: first.inbox.pageInfo.endCursor });
          expect(second.inbox.nodes[0]?.id).not.toBe(first.inbox.nodes[0]?.id);
        }
      }
      for (const queue of ['TRIAGE', 'TO_HANDLE', 'APPOINTMENTS', 'ESCALATED', 'TO_REVIEW', 'COORDINATION', 'RETURNED', 'UNCLAIMED'])
        await who.must(ONE, { queue, filter: { text: 'duong', progress: ['OVERDUE'] } });
    }
  });

  it('myCases are the own ones, public or not', async () => {
    const MINE = `{ myCases(first: 20) { ${PAGE} } }`;
    expect((await citizen.must<{ myCases: Page }>(MINE)).myCases.nodes).toHaveLength(5);
    expect((await place.citizen().must<{ myCases: Page }>(MINE)).myCases.nodes).toEqual([]);
    expect((await operator.ask(MINE)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('A8-10: the queues of the duty desk and of an agency, and their counts', async () => {
    const inbox = async (who: Person, queue: string, filter: object = {}): Promise<string[]> =>
      (await who.must<{ inbox: Page }>(INBOX, { queue, filter })).inbox.nodes.map((node) => node.title);
    expect(await inbox(operator, 'TRIAGE')).toHaveLength(4);
    expect(await inbox(operator, 'ALL')).toHaveLength(5);
    expect(await inbox(roads, 'TO_HANDLE')).toEqual(['Đèn đường hỏng']);
    expect(await inbox(roads, 'UNCLAIMED')).toEqual(['Đèn đường hỏng']);
    expect(await inbox(roads, 'UNCLAIMED', { holder: 'MINE' })).toEqual([]);
    expect(await inbox(roads, 'ALL')).toEqual(['Đèn đường hỏng']);
    expect(await inbox(roads, 'TRIAGE')).toEqual([]);
    expect(await inbox(place.officer('commune', 'SPECIALIST'), 'ALL')).toEqual([]);
    const { inboxCounts } = await roads.must<{ inboxCounts: { queue: string; count: number; overdue: number }[] }>('{ inboxCounts { queue count overdue } }');
    expect(Object.fromEntries(inboxCounts.map((each) => [each.queue, each.count]))).toMatchObject({
      TRIAGE: 0,
      TO_HANDLE: 1,
      UNCLAIMED: 1,
      COORDINATION: 0,
      ALL: 1,
    });
    const dueFirst = await operator.must<{ inbox: Page }>(INBOX, { queue: 'TRIAGE', order: 'DUE_FIRST' });
    expect(dueFirst.inbox.nodes).toHaveLength(4);
  });
});
