import { randomUUID } from 'node:crypto';
import { newId } from '@pakn/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MOST_DRAFTS } from '../reference/draft-limits.ts';
import { desks, worker, type Desks, type Worker } from '../testing/acts.ts';
import { makePublic, REPORT } from '../testing/reports.ts';
import { forgetDrafts } from './stored-draft.ts';

let d: Desks;
let me: Worker;
beforeAll(async () => void (d = await desks()));
beforeEach(() => void (me = worker(d.here.citizen())));
afterAll(() => d.here.close());

interface Seen {
  __typename: string;
  id: string;
  version: number;
  status: string;
  title: string;
  attachments: { id: string }[];
  refused?: string;
  fields?: { path: string; code: string }[];
  now?: { id: string; version: number; title: string; status: string } | null;
}
const SEEN = `__typename ... on Case { id version status title attachments { id } }
  ... on Refusal { refused: code fields { path code } now: case { id version title status } }`;
const SAVE = `mutation ($id: ID, $version: Int, $input: CaseDraftInput!) { done: saveDraft(id: $id, version: $version, input: $input) { ${SEEN} } }`;
const DELETE = 'mutation ($id: ID!) { done: deleteDraft(id: $id) { __typename ... on Done { ok } ... on Refusal { refused: code } } }';
const SUBMIT = `mutation ($id: ID, $input: CaseDraftInput!, $key: ID!) { done: submitCase(id: $id, input: $input, idempotencyKey: $key) { ${SEEN} } }`;
type Asked = { data: { done: Seen } | null; errors?: { extensions?: { code?: string } }[] };

const ask = async (who: Worker, document: string, variables: object, key?: string): Promise<Seen> => {
  const { data, errors } = (await who.ask(document, variables, key)) as Asked;
  return data?.done ?? ({ __typename: 'Fault', refused: errors?.[0]?.extensions?.code } as Seen);
};
const save = (who: Worker, input: object, of: object = {}, key?: string): Promise<Seen> => ask(who, SAVE, { input, ...of }, key);
const send = (who: Worker, id: string | null, input: object = REPORT, key: string = randomUUID()): Promise<Seen> => ask(who, SUBMIT, { id, input, key });
const remove = (who: Worker, id: string, key?: string): Promise<Seen> => ask(who, DELETE, { id }, key);
const codes = ({ refused, fields }: Seen): unknown[] => [refused, (fields ?? []).map(({ path, code }) => `${path} ${code}`)];
interface Page {
  totalCount: number | null;
  nodes: { id: string; status: string; title: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
const MINE = `query ($filter: CaseFilter, $first: Int!, $after: String) { myCases(filter: $filter, first: $first, after: $after) {
  totalCount nodes { id status title } pageInfo { hasNextPage endCursor } } }`;
const mine = async (who: Worker, filter: object | null = null, more: object = {}): Promise<Page> =>
  (await who.must<{ myCases: Page }>(MINE, { filter, first: 50, ...more })).myCases;
const rows = async (sql: string, values: unknown[]): Promise<Record<string, unknown>[]> =>
  ((await d.sql(sql, values)) as { rows: Record<string, unknown>[] }).rows;

describe('A4-11 a draft is saved', () => {
  it('whatever is missing, and comes back with everything that was typed, its place and files included', async () => {
    const empty = await save(me, {});
    expect(empty).toMatchObject({ __typename: 'Case', status: 'DRAFT', version: 1, title: '' });
    const file = await d.upload(me);
    const input = { ...REPORT, categoryCode: 'ROAD', identityMode: 'HIDDEN_NAME', occurredAt: '2026-11-02T08:00:00Z', attachmentIds: [file] };
    expect(await save(me, input, { id: empty.id, version: 1 })).toMatchObject({ id: empty.id, version: 2, attachments: [{ id: file }] });
    const { case: seen } = await me.must<{ case: object }>(
      `query ($id: ID) { case(id: $id) { code status title content place { address lon lat ward { code } } category { code } identityMode occurredAt submittedAt savedAt keptUntil
        kind subjectKind urgency progress step channel isPublic viewerActions attachments { id url } whereNow supporters timeline { kind } workflow { version }
        similar(first: 3) { score } messages(first: 3) { nodes { id } } clock { startedAt } topic { code } preferredAgency { id } agencyConcerned { id } } }`,
      { id: empty.id },
    );
    expect(seen).toMatchObject({
      ...{ code: '', status: 'DRAFT', title: REPORT.title, content: REPORT.content, category: { code: 'ROAD' }, identityMode: 'HIDDEN_NAME' },
      ...{ submittedAt: null, occurredAt: '2026-11-02T08:00:00.000Z', progress: 'NONE', isPublic: false, viewerActions: [], clock: null },
      place: { address: REPORT.place.address, lon: REPORT.place.lon, ward: { code: '22366' } },
    });
    const { savedAt, keptUntil } = seen as { savedAt: string; keptUntil: string };
    expect(Date.parse(keptUntil) - Date.parse(savedAt)).toBe(90 * 86_400_000);
  });

  it('what is wrong in form has its field, and nothing is changed', async () => {
    const { id } = await save(me, { title: 'Đèn tắt' });
    const wrong = {
      title: 'x'.repeat(5000),
      place: { lon: 1, lat: 1 },
      categoryCode: 'NONE',
      identityMode: 'ANONYMOUS',
      channel: 'WEB',
      attachmentIds: [newId()],
    };
    const refused = await save(me, wrong, { id, version: 1 });
    expect(refused.refused).toBe('INVALID_INPUT');
    expect(refused.fields?.map(({ path }) => path).sort()).toEqual([
      'input.attachmentIds.0',
      'input.categoryCode',
      'input.identityMode',
      'input.place',
      'input.title',
    ]);
    expect(codes(await save(me, { channel: 'HOTLINE' }))).toEqual(['INVALID_INPUT', ['input.channel NOT_OFFERED']]);
    expect((await mine(me)).nodes).toEqual([{ id, status: 'DRAFT', title: 'Đèn tắt' }]);
  });

  it('over a version that was not seen it is not, and the refusal brings the one that is there', async () => {
    const { id } = await save(me, { title: 'Một' });
    await save(me, { title: 'Hai' }, { id, version: 1 });
    expect(await save(me, { title: 'Ba' }, { id, version: 1 })).toMatchObject({
      refused: 'STALE_VERSION',
      now: { id, version: 2, title: 'Hai', status: 'DRAFT' },
    });
    const both = await Promise.all(['Bốn', 'Năm'].map((title) => save(me, { title }, { id, version: 2 })));
    expect(both.map(({ refused }) => refused ?? 'saved').sort()).toEqual(['STALE_VERSION', 'saved']);
    expect(await save(me, {}, { id })).toMatchObject({ refused: 'BAD_USER_INPUT' });
  });

  it('R2 a repeated first call answers the same draft; with other words the key was used', async () => {
    const key = randomUUID();
    const [one, other] = await Promise.all([save(me, { title: 'Một lần' }, {}, key), save(me, { title: 'Một lần' }, {}, key)]);
    expect([one.id, (await mine(me)).nodes.length]).toEqual([other.id, 1]);
    expect(await save(me, { title: 'Khác' }, {}, key)).toMatchObject({ refused: 'KEY_REUSED' });
  });

  it('as often as is kept, also when many come at once', async () => {
    const saved = await Promise.all(Array.from({ length: MOST_DRAFTS + 4 }, (_, n) => save(me, { title: `Nháp ${n}` })));
    expect(saved.filter(({ __typename }) => __typename === 'Case')).toHaveLength(MOST_DRAFTS);
    expect(new Set(saved.flatMap(({ refused }) => refused ?? []))).toEqual(new Set(['DRAFT_LIMIT']));
    const [first] = (await mine(me)).nodes;
    expect(await remove(me, first?.id ?? '')).toMatchObject({ __typename: 'Done' });
    expect(await save(me, { title: 'Có chỗ' })).toMatchObject({ __typename: 'Case' });
  });

  it('its files are held, are let go when they are taken out, and belong to one draft', async () => {
    const [one, other] = [await d.upload(me), await d.upload(me)];
    const { id } = await save(me, { attachmentIds: [one, other] });
    expect(codes(await save(me, { attachmentIds: [one] }))).toEqual(['INVALID_INPUT', ['input.attachmentIds.0 UNKNOWN']]);
    expect(codes(await send(me, null, { ...REPORT, attachmentIds: [one] })), 'nor of a report that is not made of it').toEqual([
      'INVALID_INPUT',
      ['input.attachmentIds.0 UNKNOWN'],
    ]);
    expect((await save(me, { attachmentIds: [other] }, { id, version: 1 })).attachments).toEqual([{ id: other }]);
    expect(await save(me, { attachmentIds: [one] })).toMatchObject({ __typename: 'Case' });
    const strange = await d.upload(d.anotherCitizen);
    expect(codes(await save(me, { attachmentIds: [strange] }))).toEqual(['INVALID_INPUT', ['input.attachmentIds.0 UNKNOWN']]);
  });
});

describe('X-08 a draft becomes the case', () => {
  it('once, with its id and files; then there is no draft any more', async () => {
    const file = await d.upload(me);
    const { id } = await save(me, { ...REPORT, attachmentIds: [file] });
    const key = randomUUID();
    const input = { ...REPORT, attachmentIds: [file] };
    expect(await send(me, id, input, key)).toMatchObject({ __typename: 'Case', id, status: 'AWAITING_ACCEPTANCE', attachments: [{ id: file }] });
    expect(await send(me, id, input, key), 'the same key').toMatchObject({ __typename: 'Case', id });
    expect(await send(me, id), 'another key').toMatchObject({ refused: 'NOT_NOW', now: { id, status: 'AWAITING_ACCEPTANCE' } });
    expect(await save(me, REPORT, { id, version: 1 })).toMatchObject({ refused: 'NOT_NOW', now: { id } });
    expect(await remove(me, id)).toMatchObject({ refused: 'NOT_NOW' });
    expect([(await mine(me)).nodes, await rows('select 1 from cases.draft where id = $1', [id])]).toMatchObject([[{ id, status: 'AWAITING_ACCEPTANCE' }], []]);
    expect(await d.events(id)).toEqual(['CaseSubmitted']);
  });

  it('one of twenty at once, whatever their keys; the others are told which case it is', async () => {
    const { id } = await save(me, REPORT);
    const sent = await Promise.all(Array.from({ length: 20 }, () => send(me, id)));
    expect(sent.filter(({ __typename }) => __typename === 'Case')).toHaveLength(1);
    expect(new Set(sent.flatMap(({ refused, now }) => (refused ? `${refused} ${now?.id}` : [])))).toEqual(new Set([`NOT_NOW ${id}`]));
    expect(await d.events(id)).toEqual(['CaseSubmitted']);
  });

  it('a report that is refused leaves the draft and its files', async () => {
    const file = await d.upload(me);
    const { id } = await save(me, { title: 'Chưa đủ', attachmentIds: [file] });
    expect(await send(me, id, { title: 'Chưa đủ', attachmentIds: [file] })).toMatchObject({ refused: 'INVALID_INPUT' });
    expect(await me.must('query ($id: ID) { case(id: $id) { status attachments { id } } }', { id })).toEqual({
      case: { status: 'DRAFT', attachments: [{ id: file }] },
    });
  });
});

describe('X-08 my reports list drafts', () => {
  it('first, the last saved one at the top; by status, words and lists; nothing else fits a draft', async () => {
    const old = await save(me, { title: 'Cống tắc', categoryCode: 'ROAD' });
    const lately = await save(me, { title: 'Đèn đường tắt' });
    const { id: sent } = await send(me, null, { ...REPORT, title: 'Đã gửi đèn' });
    const ids = async (filter: object | null): Promise<string[]> => (await mine(me, filter)).nodes.map((node) => node.id);
    expect(await ids(null)).toEqual([lately.id, old.id, sent]);
    expect([(await mine(me)).totalCount, (await mine(me, { status: ['DRAFT'] })).totalCount]).toEqual([3, 2]);
    expect(await ids({ status: ['DRAFT'] })).toEqual([lately.id, old.id]);
    expect(await ids({ status: ['AWAITING_ACCEPTANCE'] })).toEqual([sent]);
    expect(await ids({ text: 'den' })).toEqual([lately.id, sent]);
    expect(await ids({ categoryCode: ['ROAD'] })).toEqual([old.id, sent]);
    expect(await ids({ submittedFrom: '2020-01-01T00:00:00Z' })).toEqual([sent]);
    await save(me, { title: 'Cống vẫn tắc' }, { id: old.id, version: 1 });
    expect(await ids(null)).toEqual([old.id, lately.id, sent]);
  });

  it('page by page, each once', async () => {
    for (const title of ['a', 'b', 'c']) await save(me, { title });
    for (const title of ['d', 'e']) await send(me, null, { ...REPORT, title });
    for (const first of [1, 2, 3, 4, 5]) {
      const titles: string[] = [];
      for (let after: string | null = null; ;) {
        const page: Page = await mine(me, null, { first, after });
        expect(page.nodes.length).toBeLessThanOrEqual(first);
        titles.push(...page.nodes.map(({ title }) => title));
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage) break;
      }
      expect([first, titles]).toEqual([first, ['c', 'b', 'a', 'e', 'd']]);
    }
  });
});

describe('S1 a draft is its writer’s alone', () => {
  const CANARY = 'Chim hoàng yến của bản nháp';

  it('nobody else finds it by its id, changes, sends or deletes it', async () => {
    const { id } = await save(me, { ...REPORT, title: CANARY });
    const others = [d.anotherCitizen, d.operator, d.head, d.specialist, d.supervisor, d.visitor];
    for (const who of others) {
      expect((await who.must<{ case: unknown }>('query ($id: ID) { case(id: $id) { title } }', { id })).case).toBeNull();
      const entity = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case { id title } } }';
      expect(await who.must(entity, { of: [{ __typename: 'Case', id }] })).toEqual({ _entities: [null] });
    }
    expect(await me.must('query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case { title } } }', { of: [{ __typename: 'Case', id }] })).toEqual({
      _entities: [null],
    });
    expect([await save(d.anotherCitizen, {}, { id, version: 1 }), await send(d.anotherCitizen, id), await remove(d.anotherCitizen, id)].map(codes)).toEqual([
      ['NOT_FOUND', []],
      ['NOT_FOUND', []],
      ['NOT_FOUND', []],
    ]);
    for (const who of [d.operator, d.specialist, d.visitor])
      expect([await save(who, {}), await remove(who, id)].map(({ refused }) => refused)).toEqual(
        Array(2).fill(who === d.visitor ? 'UNAUTHENTICATED' : 'FORBIDDEN'),
      );
    const nameless = worker(d.here.as({ sub: newId(), kind: 'ANONYMOUS_REPORTER', roles: [], scopes: [] }));
    expect([(await save(nameless, {})).refused, (await send(nameless, id)).refused]).toEqual(['FORBIDDEN', 'NOT_FOUND']);
    for (const act of ['withdrawCase', 'rateCase', 'followCase'] as const) {
      const more = { withdrawCase: { version: 1 }, rateCase: { satisfaction: 'SATISFIED' }, followCase: { on: true } }[act];
      expect(await me.isFaulted(act, { id, ...more }), act).toBe('NOT_FOUND');
    }
  });

  it('no list of officers or of the public has it, and no event knows of it', async () => {
    const before = await rows('select count(*)::int as n from events.log', []);
    const { id } = await save(me, { ...REPORT, title: CANARY, isPublic: true });
    await save(me, { ...REPORT, title: CANARY }, { id, version: 1 });
    expect(await rows('select count(*)::int as n from events.log', [])).toEqual(before);
    const lists = `query ($text: String) { cases(first: 50, filter: { text: $text }) { nodes { id } } similarCases(title: "${CANARY}", lon: 109.1895, lat: 12.2388, first: 10) { case { id } } }`;
    const inbox = 'query { inbox(queue: ALL, first: 50, filter: { status: [DRAFT] }) { nodes { id } } }';
    expect(await d.anotherCitizen.must(lists, { text: CANARY })).toEqual({ cases: { nodes: [] }, similarCases: [] });
    expect(await d.operator.must(inbox)).toEqual({ inbox: { nodes: [] } });
    expect(JSON.stringify(await d.operator.must(lists, { text: null }))).not.toContain(id);
  });

  it('similar reports of a draft are public ones; the draft is none of theirs', async () => {
    const { id: shown } = await d.files();
    await makePublic(d.here, d.here.officer('desk', 'OPERATOR'), shown);
    const { id } = await save(me, REPORT);
    const of = async (what: string): Promise<string[]> =>
      (
        await me.must<{ case: { similar: { case: { id: string } }[] } }>('query ($id: ID) { case(id: $id) { similar(first: 20) { case { id } } } }', {
          id: what,
        })
      ).case.similar.map((each) => each.case.id);
    expect(await of(id)).toContain(shown);
    expect(await of(shown)).not.toContain(id);
  });
});

describe('X-08 a draft is deleted', () => {
  it('with its files left to be tidied; twice with one key is done, later there is none', async () => {
    const file = await d.upload(me);
    const { id } = await save(me, { attachmentIds: [file] });
    const key = randomUUID();
    expect([await remove(me, id, key), await remove(me, id, key)].map(({ __typename }) => __typename)).toEqual(['Done', 'Done']);
    expect([await remove(me, id), await save(me, {}, { id, version: 1 }), await send(me, id)].map(({ refused }) => refused)).toEqual(
      Array(3).fill('NOT_FOUND'),
    );
    expect(await rows('select draft_id, case_id from cases.attachment where id = $1', [file])).toEqual([{ draft_id: null, case_id: null }]);
  });

  it('by itself when nobody has saved it for long', async () => {
    const [old, young] = [await save(me, { title: 'Cũ' }), await save(me, { title: 'Mới' })];
    for (const [{ id }, days] of [[old, 91] as const, [young, 89] as const])
      await d.sql('update cases.draft set saved_at = saved_at - make_interval(days => $2) where id = $1', [id, days]);
    await forgetDrafts(d.here.cases.services.pool);
    expect((await mine(me)).nodes.map(({ title }) => title)).toEqual(['Mới']);
  });
});
