import { afterEach, describe, expect, test } from 'vitest';
import { citizen, world, type World } from '../testing/client.ts';

const PAGE = 'query ($n: Int!) { page(first: $n) { nodes { id } } }';

let here: World;
afterEach(() => here.close());
const code = ({ errors }: { errors: { extensions: Record<string, unknown> }[] | undefined }): unknown => errors?.[0]?.extensions.code;
const header = (answer: { headers: Headers }, name: string): number => Number(answer.headers.get(`x-ratelimit-${name}`));

describe('S8-S12 budgets at the door', () => {
  test('B-13 every answer says what is left; the worst is charged, what it did not cost is given back', async () => {
    here = await world({ LIMIT_COST_PER_ADDRESS_PER_MINUTE: '1000' });
    const { data, headers } = await here.ask(`query ($n: Int!) { page(first: $n) { nodes { id } } rateLimit { limit cost remaining resetAt } }`, {
      variables: { n: 50 },
    });
    expect(data?.rateLimit).toEqual({ limit: 1000, cost: 52, remaining: 948, resetAt: expect.any(String) });
    const seen = { headers };
    expect([header(seen, 'limit'), header(seen, 'used'), header(seen, 'remaining')]).toEqual([1000, 5, 995]);
    expect(headers.get('x-ratelimit-resource')).toBe('address');
    expect(Math.abs(header(seen, 'reset') - Date.now() / 1000 - 60)).toBeLessThan(5);
  });

  test('a spent budget is 429 with Retry-After, for this caller only and before any resolver', async () => {
    here = await world({ LIMIT_COST_PER_ADDRESS_PER_MINUTE: '60', LIMIT_COST_PER_ACCOUNT_PER_MINUTE: '100' });
    for (let n = 0; n < 15; n++) await here.ask(PAGE, { variables: { n: 40 } }); // costs 4 each
    here.province.asked.length = 0;
    const refused = await here.ask(PAGE, { variables: { n: 40 } });
    expect([refused.status, code(refused)]).toEqual([429, 'RATE_LIMITED']);
    expect(header(refused, 'remaining')).toBeLessThan(41);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(here.province.asked).toEqual([]);
    const signedIn = await here.ask(PAGE, { variables: { n: 40 }, token: await here.token(citizen('a')) });
    expect([signedIn.status, signedIn.headers.get('x-ratelimit-resource')]).toEqual([200, 'account']);
  });

  test('S25 a flood of reports from one account is 429, an honest one beside it passes', async () => {
    here = await world({ LIMIT_COST_PER_ACCOUNT_PER_MINUTE: '2000' });
    const [flooding, honest] = [await here.token(citizen('flood')), await here.token(citizen('honest'))];
    const file = (token: string): Promise<{ status: number }> => here.ask('mutation { submitCase(title: "x") { id } }', { token });
    const statuses = (await Promise.all(Array.from({ length: 20 }, () => file(flooding)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(4);
    expect(statuses.filter((status) => status === 429)).toHaveLength(16);
    expect((await file(honest)).status).toBe(200);
  });

  test('one operation that costs too much, a page outside 1..100 and an unreadable document reach no resolver, and count', async () => {
    here = await world();
    here.province.asked.length = 0;
    const modern = { accept: 'application/graphql-response+json' };
    expect((await here.ask(PAGE, { variables: { n: 0 }, headers: modern })).status).toBe(400);
    const costly = await here.ask('{ agencies { cases(first: 100) { id } a: cases(first: 100) { id } } }');
    expect(costly.status).toBe(200);
    expect([code(costly), code(await here.ask(PAGE, { variables: { n: 101 } })), code(await here.ask('{ nothing }'))]).toEqual([
      'QUERY_TOO_COSTLY',
      'BAD_USER_INPUT',
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    expect(here.province.asked).toEqual([]);
    expect(header(await here.ask('{ __typename }'), 'used')).toBe(5);
  });

  test('what is refused before it is read counts one, whatever is refused about it, until nothing is left to be refused with', async () => {
    here = await world({ LIMIT_COST_PER_ADDRESS_PER_MINUTE: '8' });
    const used: number[] = [];
    const unknown = { variables: {}, headers: { 'content-type': 'application/json' } };
    for (const document of ['{', '{ nothing }', PAGE, '{ __typename }', 'query A { __typename } query B { __typename }'])
      used.push(header(await here.ask(document, unknown), 'used'));
    expect(used).toEqual([1, 2, 3, 4, 5]);
    const costly = '{ page(first: 40) { nodes { id } } }'; // more than what is left: refused, and counted too
    for (let n = 0; n < 3; n++) used.push(header(await here.ask(costly), 'used'));
    expect(used.slice(5)).toEqual([6, 7, 8]);
  });

  test('A7-05 codes that do not exist are counted, aliases one by one; those that exist are not', async () => {
    here = await world({ LIMIT_WRONG_CODES_PER_MINUTE: '3' });
    const guess = (text: string): Promise<{ status: number }> => here.ask(`{ ${text} }`);
    for (let n = 0; n < 9; n++) expect((await guess('caseProgress(code: "KH-1") { id }')).status).toBe(200);
    expect((await guess('a: caseProgress(code: "x") { id } ...F } fragment F on Query { b: caseProgress(code: "y") { id }')).status).toBe(200);
    expect((await guess('a: caseProgress(code: "x") { id } b: caseProgress(code: "y") { id }')).status).toBe(429);
    expect((await guess('caseProgress(code: "z") { id }')).status).toBe(200);
    const spent = await here.ask('{ caseProgress(code: "KH-1") { id } }');
    expect([spent.status, spent.headers.get('x-ratelimit-resource'), code(spent)]).toEqual([429, 'codes', 'RATE_LIMITED']);
    expect((await guess('cases { id }')).status).toBe(200);
  });

  test('S6 operations of a socket count too', async () => {
    here = await world({ LIMIT_COST_PER_ADDRESS_PER_MINUTE: '5' });
    const listening = here.connect();
    for (let n = 0; n < 2; n++) listening.subscribe('subscription { caseEvents { cursor case { id } } }');
    expect(await listening.subscribe('subscription { caseEvents { cursor case { id } } }').ended).toEqual([
      expect.objectContaining({ extensions: { code: 'RATE_LIMITED' } }),
    ]);
    await listening.leave();
  });

  test('S14 who is refused again and again is answered no faster than twenty-five times a second', async () => {
    here = await world();
    const since = performance.now();
    await Promise.all(Array.from({ length: 60 }, () => here.ask('{ nothing }')));
    expect(performance.now() - since).toBeGreaterThan(900);
  });
});
