import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { citizen, officer, world, type World } from '../testing/client.ts';
import { signedHeaders } from '../testing/small-province.ts';

const ONE = '{ case(id: "1") { id title reporterName score } }';
const LIST = '{ cases { id title reporterName score } }';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.close());
beforeEach(() => void (here.province.asked.length = 0));

describe('the composed graph over HTTP', () => {
  test('P2 a list with fields of three subgraphs asks each subgraph once', async () => {
    const { data, errors } = await here.ask(LIST);
    expect(errors).toBeUndefined();
    expect(data?.cases).toHaveLength(3);
    expect((['accounts', 'cases', 'stats'] as const).map((name) => here.province.countOf(name))).toEqual([1, 1, 1]);
  });

  test('S2 a subgraph refuses who is not the gateway', async () => {
    const url = `${here.province.url('cases')}/graphql`;
    const body = JSON.stringify({ query: '{ cases { id } }' });
    const direct = (headers: Record<string, string>): Promise<number> => fetch(url, { method: 'POST', headers, body }).then((answer) => answer.status);
    expect(await direct({ 'content-type': 'application/json' })).toBe(401);
    expect(await direct(await signedHeaders(here.province, 'another body'))).toBe(401);
    expect(await direct(await signedHeaders(here.province, body))).toBe(200);
  });

  test('S2 what a client says about itself is not believed', async () => {
    await here.ask('{ cases { id } }', {
      headers: {
        ...(await signedHeaders(here.province, '')),
        'x-pakn-identity': Buffer.from('{"kind":"OFFICER","roles":["ADMIN"],"sub":"x"}').toString('base64url'),
        'x-forwarded-for': '9.9.9.9',
      },
    });
    expect(here.province.asked).toEqual([expect.objectContaining({ kind: 'ANONYMOUS', sub: undefined, address: '127.0.0.1' })]);
  });

  test('the caller of a token arrives at the subgraph', async () => {
    const { data } = await here.ask('{ me { id } }', { token: await here.token(citizen('nguyen')) });
    expect(data).toEqual({ me: { id: 'nguyen' } });
  });

  test('S19 a forged, expired or odd token is 401 UNAUTHENTICATED', async () => {
    const stranger = await world();
    const forged = await stranger.token(citizen('x'));
    await stranger.close();
    const expired = await here.token(citizen('x'), -10);
    for (const token of [forged, expired, 'nonsense']) {
      const { status, errors } = await here.ask(ONE, { token });
      expect([status, errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    }
    expect((await here.ask(ONE, { headers: { authorization: 'Basic eDp5' } })).status).toBe(401);
  });

  test('S4 a token of a revoked session or subject is refused once accounts has said so', async () => {
    const token = await here.token(citizen('revoked'));
    expect((await here.ask(ONE, { token })).status).toBe(200);
    here.province.revoked.push({ subject: 'sid-revoked', at: Date.now() });
    await here.gateway.readRevocations();
    expect((await here.ask(ONE, { token })).status).toBe(401);
  });

  test('cookies go to accounts only and come from accounts only', async () => {
    const headers = { cookie: 'refresh=0' };
    const signedIn = await here.ask('mutation { signIn }', { headers });
    const submitted = await here.ask('mutation { submitCase(title: "x") { id reporterName } }', { headers });
    expect(signedIn.headers.getSetCookie()).toEqual(['refresh=1; HttpOnly; Path=/graphql']);
    expect(submitted.headers.getSetCookie()).toEqual([]);
    expect(here.province.asked.filter((one) => one.cookie !== undefined).map((one) => one.service)).toEqual(['accounts']);
    expect(here.province.countOf('cases')).toBe(1);
  });

  test('R2 the idempotency key goes with the mutation', async () => {
    await here.ask('mutation { submitCase(title: "x") { id } }', { headers: { 'idempotency-key': 'k-1' } });
    expect(here.province.asked).toEqual([expect.objectContaining({ service: 'cases', idempotencyKey: 'k-1' })]);
  });
});

describe('B-22 the language of the answer', () => {
  const STATUS = '{ case(id: "1") { statusLabel } }';
  const inLanguage = (language: string): Promise<unknown> => here.ask(STATUS, { headers: { 'accept-language': language } }).then(({ data }) => data?.case);

  test('is what the reader asks for, Vietnamese otherwise', async () => {
    expect(await inLanguage('en-GB,en;q=0.9')).toEqual({ statusLabel: 'In progress' });
    for (const language of ['vi', 'fr, de;q=0.5', '*']) expect(await inLanguage(language)).toEqual({ statusLabel: 'Đang xử lý' });
  });

  test('of queries under way at once is never that of another reader', async () => {
    const answers = await Promise.all(['en', 'vi', 'en', 'vi'].map(inLanguage));
    expect(answers).toEqual(['In progress', 'Đang xử lý', 'In progress', 'Đang xử lý'].map((statusLabel) => ({ statusLabel })));
  });

  test('is that of faults too', async () => {
    const fault = async (language: string): Promise<string | undefined> =>
      (await here.ask('{ me { id } }', { headers: { 'accept-language': language } })).errors?.[0]?.message;
    expect([await fault('en'), await fault('vi')]).toEqual(['Sign in to do this.', 'Bạn cần đăng nhập để làm việc này.']);
  });
});

describe('identical queries under way', () => {
  afterEach(() => void (here.province.hold = null));

  test('of one scope are sent once, of two people twice', async () => {
    let go: () => void = () => undefined;
    here.province.hold = new Promise((resolve) => (go = resolve));
    const [a, b] = [await here.token(citizen('a')), await here.token(citizen('b'))];
    const answers = [
      here.ask('{ case(id: "1") { id } }'),
      here.ask('{ case(id: "1") { id } }'),
      here.ask('{ case(id: "1") { id } }', { token: a }),
      here.ask('{ case(id: "1") { id } }', { token: b }),
    ];
    await vi.waitFor(() => expect(here.province.countOf('cases')).toBe(3));
    go();
    for (const { data } of await Promise.all(answers)) expect(data).toEqual({ case: { id: '1' } });
    expect(here.province.countOf('cases')).toBe(3);
  });

  test('A1-03 of a field tagged fresh (the challenge) are never shared', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => here.ask('{ challenge { id } }')));
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(4);
  });
});

describe('R7 a subgraph that is down', () => {
  const NULLS = [{ id: '1', title: 'Ổ gà 1', reporterName: 'Người của ref-1', score: null }, expect.anything(), expect.anything()];

  test('leaves its fields null, with a masked error and at once', async () => {
    await here.province.stop('stats');
    const began = performance.now();
    const { status, data, errors } = await here.ask(LIST);
    expect(performance.now() - began).toBeLessThan(1_000);
    await here.province.serve('stats');
    expect([status, data?.cases]).toEqual([200, NULLS]);
    expect(errors?.[0]).toEqual({
      message: 'Một phần dữ liệu tạm thời không lấy được. Hãy thử lại sau.',
      extensions: { code: 'SERVICE_DOWN', requestId: expect.any(String) as string },
    });
  });

  test('R12 is told from a bug: 503, Retry-After and SERVICE_DOWN when nothing of the operation could be answered', async () => {
    await here.province.stop('stats');
    const asked = await Promise.all([here.ask('{ statistics }'), here.ask('{ statistics }', { headers: { accept: 'application/graphql-response+json' } })]);
    await here.province.serve('stats');
    for (const { status, headers, errors } of asked)
      expect([status, headers.get('retry-after'), errors?.[0]?.extensions.code]).toEqual([503, '2', 'SERVICE_DOWN']);
    const bug = await here.ask('{ failing }');
    expect([bug.status, bug.headers.get('retry-after'), bug.errors?.[0]?.extensions.code]).toEqual([200, null, 'INTERNAL_SERVER_ERROR']);
  });

  test('R12 a mutation of a hanging service is 503 within 3 s, the next one at once', async () => {
    const port = Number(new URL(here.province.url('cases')).port);
    await here.province.stop('cases');
    const sockets = new Set<{ destroy(): void }>();
    const mute = createServer((socket) => void sockets.add(socket)).listen(port, '127.0.0.1');
    const submit = async (): Promise<number> => {
      const began = performance.now();
      const { status, errors } = await here.ask('mutation { submitCase(title: "Ngập") { title } }');
      expect([status, errors?.[0]?.extensions.code]).toEqual([503, 'SERVICE_DOWN']);
      return performance.now() - began;
    };
    expect(await submit()).toBeLessThan(3_000);
    expect(await submit()).toBeLessThan(300);
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => mute.close(closed));
    await here.province.serve('cases');
    await vi.waitFor(async () => expect((await here.ask('{ cases { id } }')).errors).toBeUndefined(), { timeout: 5_000 });
  });

  test('by hanging: the first answers within about a second, the next at once, and it recovers by itself', async () => {
    const port = Number(new URL(here.province.url('stats')).port);
    await here.province.stop('stats');
    const sockets = new Set<{ destroy(): void }>();
    const mute = createServer((socket) => void sockets.add(socket)).listen(port, '127.0.0.1');
    const timed = async (): Promise<number> => {
      const began = performance.now();
      expect((await here.ask(LIST)).data?.cases).toEqual(NULLS);
      return performance.now() - began;
    };
    expect(await timed()).toBeLessThan(2_000);
    expect(await timed()).toBeLessThan(300);
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => mute.close(closed));
    await here.province.serve('stats');
    await vi.waitFor(async () => expect((await here.ask(LIST)).errors).toBeUndefined(), { timeout: 5_000 });
  });

  test('R20 a mutation waits for a service that is being restarted', async () => {
    await here.province.stop('cases');
    const submitted = here.ask('mutation { submitCase(title: "Ngập") { title } }');
    await here.province.serve('cases');
    expect((await submitted).data).toEqual({ submitCase: { title: 'Ngập' } });
  });
});

describe('S8 to S13 limits before any resolver', () => {
  const code = async (query: string, options: Parameters<World['ask']>[1] = {}): Promise<unknown> =>
    (await here.ask(query, options)).errors?.[0]?.extensions.code;

  test('aliases, root fields, tokens, fragments that unfold', async () => {
    expect(await code(`{ ${Array.from({ length: 31 }, (_, i) => `cases { a${i}: id }`).join(' ')} }`)).toBe('QUERY_TOO_COSTLY');
    expect(await code(`{ ${'cases { id } '.repeat(21)} }`)).toBe('QUERY_TOO_COSTLY');
    expect(await code(`{ ${'cases { id title } '.repeat(400)} }`)).toBe('GRAPHQL_PARSE_FAILED');
    const unfold = Array.from({ length: 12 }, (_, i) => `fragment F${i} on Case { id title ${`...F${i + 1} `.repeat(2)} }`).join(' ');
    expect(await code(`{ cases { ...F0 } } ${unfold} fragment F12 on Case { id }`)).toBe('QUERY_TOO_COSTLY');
    expect(here.province.asked).toEqual([]);
  });

  test.each([
    ['__typename', '__typename'],
    ['nothing but spreads', '...Last'],
    ['inline fragments', '... { __typename }'],
    ['the schema', '__schema { queryType { name } }'],
  ])('fragments that double 60 times, with %s in them, are refused before anything writes them out', async (_what, inner) => {
    const unfold = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`).join(' ');
    expect(await code(`{ ...F0 } ${unfold} fragment F60 on Query { ${inner} } fragment Last on Query { __typename }`)).toMatch(
      /QUERY_TOO_COSTLY|VALIDATION_FAILED/,
    );
    expect(here.province.asked).toEqual([]);
  });

  test('a body of more than 1 MB and a batch', async () => {
    expect((await here.ask(ONE, { variables: { x: 'x'.repeat(1 << 20) } })).status).toBe(413);
    const batch = await fetch(`${here.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: ONE }, { query: ONE }]),
    });
    expect(batch.status).toBe(400);
  });

  test('introspection: partners with a token only, also through a fragment', async () => {
    const ask = '{ ...F } fragment F on Query { __schema { queryType { name } } }';
    expect(await code(ask)).toBe('FORBIDDEN');
    expect(await code(ask, { token: await here.token(citizen('a')) })).toBe('FORBIDDEN');
    expect((await here.ask(ask, { token: await here.token({ sub: 'p', kind: 'PARTNER', scopes: ['cases:read'] }) })).data).toEqual({
      __schema: { queryType: { name: 'Query' } },
    });
  });

  test('no suggestion, no stack trace, no name of the inside', async () => {
    const { errors } = await here.ask('{ casess { id } }');
    expect(errors).toEqual([
      expect.objectContaining({ message: 'Cannot query field "casess" on type "Query".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
    ]);
    const failed = await here.ask('{ cases { untagged } }', { token: await here.token(officer('a')) });
    expect(failed.errors).toBeUndefined();
  });

  test('CSRF: a form cannot post a query', async () => {
    const posted = await fetch(`${here.gateway.url}/graphql?query=${encodeURIComponent('{ cases { id } }')}`);
    expect(posted.status).toBe(400);
  });

  test('GraphQL over HTTP: 200 for application/json, 400 for the modern type when the document is wrong', async () => {
    const status = (accept: string): Promise<number> => here.ask('{ nothing }', { headers: { accept } }).then((answer) => answer.status);
    expect([await status('application/json'), await status('application/graphql-response+json')]).toEqual([200, 400]);
  });
});
