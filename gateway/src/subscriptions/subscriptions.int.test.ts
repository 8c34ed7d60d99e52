import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { officer, citizen, world, type Listening, type World } from '../testing/client.ts';

const EVENTS = 'subscription Desk($after: String) { caseEvents(after: $after) { cursor n case { id title reporterName score } } }';
const NUMBERS = 'subscription ($after: String) { caseEvents(after: $after) { n } }';

let here: World;
const open: Listening[] = [];
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.close());
afterEach(async () => {
  for (const listening of open.splice(0)) await listening.leave();
  await vi.waitUntil(() => here.gateway.hub.familyCount === 0);
  here.province.asked.length = 0;
  here.province.log.asked.length = 0;
});

async function connected(claims?: Record<string, unknown>): Promise<Listening> {
  const listening = here.connect(claims && (await here.token(claims)));
  open.push(listening);
  return listening;
}
const now = (): string => `c${here.province.log.events.length}`;
const streams = (n: number): Promise<void> => vi.waitFor(() => expect(here.province.log.asked).toHaveLength(n));

describe('B-01 an event through the one door', () => {
  test('is completed once per permission group with fields of all three subgraphs, and the same for all of the group', async () => {
    const after = now();
    const received = [];
    for (const claims of [officer('a'), officer('b'), officer('c'), officer('d', 'ubnd-nha-trang')])
      received.push((await connected(claims)).subscribe(EVENTS, { after }));
    await vi.waitFor(() => expect(here.gateway.hub.listenerCount).toBe(4));
    here.province.log.append('1');
    const frames = await Promise.all(received.map((one) => one.count(1)));
    expect(frames[0]).toEqual([
      {
        cursor: `c${here.province.log.events.length}`,
        n: here.province.log.events.length,
        case: { id: '1', title: 'Ổ gà 1', reporterName: 'Người của ref-1', score: 5 },
      },
    ]);
    for (const frame of frames) expect(frame).toEqual(frames[0]);
    expect(here.province.log.asked).toEqual([after, after]);
    expect([here.province.countOf('accounts'), here.province.countOf('stats')]).toEqual([2, 2]);
  });

  test('X-28 has the names that the client gave, be they those of keys', async () => {
    const query = `subscription ($after: String) { id: caseEvents(after: $after) { _cursor: n cursor: n case { id: title __typename: statusLabel ...R } } }
      fragment R on Case { title: reporterName score: id }`;
    const received = (await connected(officer('a'))).subscribe(query, { after: now() });
    await streams(1);
    here.province.log.append('1');
    const n = here.province.log.events.length;
    expect(await received.count(1)).toEqual([
      { _cursor: n, cursor: n, case: { id: 'Ổ gà 1', __typename: 'Đang xử lý', title: 'Người của ref-1', score: '1' } },
    ]);
    here.province.log.append('2');
    expect(await received.count(2)).toHaveLength(2);
  });

  test('is asked for with the scope of the group and without any subject', async () => {
    const received = (await connected(officer('a'))).subscribe(EVENTS, { after: now() });
    await streams(1);
    here.province.log.append('1');
    await received.count(1);
    expect(here.province.asked.map((one) => [one.kind, one.agencyId, one.sub])).toEqual(here.province.asked.map(() => ['OFFICER', 'so-xay-dung', undefined]));
  });

  test("B-22 is worded for each language: the socket's own, else that of its upgrade request", async () => {
    const query = 'subscription ($after: String) { caseEvents(after: $after) { case { statusLabel } } }';
    const after = now();
    const token = await here.token(officer('a'));
    const sockets = [
      here.connect(token),
      here.connect(token, {}, 'en'),
      here.connect(token, { 'accept-language': 'en-GB' }),
      here.connect(token, { 'accept-language': 'en' }, 'vi'),
    ];
    open.push(...sockets);
    const received = sockets.map((socket) => socket.subscribe(query, { after }));
    await vi.waitFor(() => expect(here.gateway.hub.listenerCount).toBe(4));
    expect(here.gateway.hub.familyCount).toBe(2);
    here.province.log.append('1');
    const labels = (await Promise.all(received.map((one) => one.count(1)))).map(([frame]) => frame);
    expect(labels).toEqual(['Đang xử lý', 'In progress', 'In progress', 'Đang xử lý'].map((statusLabel) => ({ case: { statusLabel } })));
  });

  test('of a field that depends on the viewer is asked for in the name of each', async () => {
    const query = 'subscription ($after: String) { caseEvents(after: $after) { case { ...Actions } } } fragment Actions on Case { viewerActions }';
    const received = [];
    for (const sub of ['a', 'b']) received.push((await connected(officer(sub))).subscribe(query, { after: now() }));
    await streams(2);
    here.province.log.append('1');
    expect(await Promise.all(received.map((one) => one.count(1)))).toEqual([
      [{ case: { viewerActions: ['EDIT by a'] } }],
      [{ case: { viewerActions: ['EDIT by b'] } }],
    ]);
  });

  test('of a field that reads the subject without the tag fails instead of leaking', async () => {
    const received = (await connected(officer('a'))).subscribe('subscription ($after: String) { caseEvents(after: $after) { n case { untagged } } }', {
      after: now(),
    });
    await streams(1);
    here.province.log.append('1');
    const [frame] = (await received.count(1)) as { errors: { extensions: { code: string } }[]; data: unknown }[];
    expect(frame?.errors[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(frame?.data)).toContain('"untagged":null');
  });

  test('is shared by citizens and the anonymous: they see what the public sees', async () => {
    const after = now();
    (await connected(citizen('x'))).subscribe(NUMBERS, { after });
    (await connected()).subscribe(NUMBERS, { after });
    await vi.waitFor(() => expect(here.gateway.hub.listenerCount).toBe(2));
    await vi.waitFor(() => expect(here.province.log.asked).toEqual([after]));
  });
});

describe('B-01 R3 replay and resume', () => {
  test('a late client gets what it missed, in order, and then what comes', async () => {
    const after = now();
    for (const id of ['1', '2', '3']) here.province.log.append(id);
    const received = (await connected(officer('a'))).subscribe(NUMBERS, { after });
    await received.count(3);
    here.province.log.append('4');
    const first = Number(after.slice(1)) + 1;
    expect(await received.count(4)).toEqual([0, 1, 2, 3].map((i) => ({ n: first + i })));
  });

  test('an upstream that is cut is reopened at the last cursor delivered; the client notices nothing', async () => {
    const after = now();
    const received = (await connected(officer('a'))).subscribe(EVENTS, { after });
    await streams(1);
    here.province.log.append('1');
    await received.count(1);
    const delivered = now();
    await here.province.stop('cases');
    for (const id of ['2', '3']) here.province.log.append(id);
    await here.province.serve('cases');
    const events = (await received.count(3)) as { n: number }[];
    expect(events.map((event) => event.n)).toEqual([0, 1, 2].map((i) => Number(after.slice(1)) + 1 + i));
    expect(here.province.log.asked).toEqual([after, delivered]);
  });

  test('a client that never says what it saw is resumed by the gateway all the same', async () => {
    const received = (await connected()).subscribe('subscription { caseEvents { n } }');
    await streams(1);
    here.province.log.append('1');
    await received.count(1);
    await here.province.stop('cases');
    here.province.log.append('2');
    await here.province.serve('cases');
    await received.count(2);
    expect(here.province.log.asked.at(-1)).toBe(`c${here.province.log.events.length - 1}`);
  });

  test('RESYNC ends the operation with its code', async () => {
    const received = (await connected()).subscribe(NUMBERS, { after: 'c999999' });
    expect(await received.ended).toEqual([expect.objectContaining({ extensions: { code: 'RESYNC' } })]);
  });

  test('the rest being down leaves its fields null and the event delivered', async () => {
    const received = (await connected()).subscribe(EVENTS, { after: now() });
    await streams(1);
    await here.province.stop('stats');
    here.province.log.append('1');
    const [frame] = (await received.count(1)) as { data: { caseEvents: { case: object } }; errors: { extensions: object }[] }[];
    await here.province.serve('stats');
    expect(frame?.data.caseEvents.case).toMatchObject({ title: 'Ổ gà 1', reporterName: 'Người của ref-1', score: null });
    expect(frame?.errors[0]?.extensions).toMatchObject({ code: 'SERVICE_DOWN' });
  });
});

describe('what a socket may ask', () => {
  const refusal = async (query: string, variables?: Record<string, unknown>): Promise<unknown> =>
    ((await (await connected()).subscribe(query, variables).ended) as { extensions: { code: string } }[])[0]?.extensions.code;

  test('queries and mutations are sent over HTTP', async () => {
    expect(await refusal('{ cases { id } }')).toBe('BAD_USER_INPUT');
  });
  test('a field that does not exist, a wrong variable, a wrong syntax', async () => {
    expect(await refusal('subscription { caseEvents { nothing } }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await refusal(NUMBERS, { after: 5 })).toBe('BAD_USER_INPUT');
    expect(await refusal('subscription {')).toBe('GRAPHQL_PARSE_FAILED');
  });
  test('S6 at most 50 operations a socket', async () => {
    const listening = await connected();
    for (let i = 0; i < 50; i++) listening.subscribe(NUMBERS);
    expect(await listening.subscribe(NUMBERS).ended).toEqual([expect.objectContaining({ extensions: { code: 'RATE_LIMITED' } })]);
  });
});
