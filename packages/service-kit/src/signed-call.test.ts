import { describe, expect, test } from 'vitest';
import type { Identity } from './identity.ts';
import { CallSigner, CallVerifier, operationText, type CalledOperation } from './signed-call.ts';

const KEY = 'ab'.repeat(32);
const CASES = 'http://127.0.0.1:4002';
const officer: Identity = { sub: 'o-1', kind: 'OFFICER', roles: ['SPECIALIST', 'AGENCY_LEADER'], agencyId: 'a-1', scopes: [] };
const BODY = '{"query":"query ($id: ID!) { case(id: $id) { id } }","variables":{"id":"1"}}';
const QUERY: CalledOperation = { method: 'POST', path: '/graphql', body: BODY };

let now = 1_000_000_000_500;
const clock = (): number => now;
const signer = (key = KEY, audience = CASES): CallSigner => new CallSigner(key, audience, clock);
const verifier = (key = KEY, audience = CASES): CallVerifier => new CallVerifier(key, () => audience, clock);
const signed = (operation: CalledOperation = QUERY): Promise<string> => signer().sign({ identity: officer, requestId: 'r-1', address: '10.0.0.9' }, operation);

describe('S2 a call between gateway and subgraph', () => {
  test('says who asks, from where, in which language', async () => {
    expect(await verifier().verify(await signed(), QUERY)).toEqual({
      identity: officer,
      requestId: 'r-1',
      address: '10.0.0.9',
      language: 'vi',
      once: false,
    });
  });

  test.each<[string, Partial<CalledOperation>]>([
    ['another path', { path: '/files' }],
    ['another query of the path', { path: '/graphql?x=1' }],
    ['another method', { method: 'GET' }],
    ['changed variables', { body: BODY.replace('"1"', '"2"') }],
    ['changed extensions', { body: BODY.replace('}}', '},"extensions":{"x":1}}') }],
    ['no body', { body: '' }],
  ])('is good for nothing else: %s', async (_what, changed) => {
    expect(await verifier().verify(await signed(), { ...QUERY, ...changed })).toBeNull();
  });

  test('is good for no other subgraph, replica or key, and not when it is changed', async () => {
    const call = await signed();
    expect(await verifier(KEY, 'http://127.0.0.1:4003').verify(call, QUERY)).toBeNull();
    expect(await verifier('cd'.repeat(32)).verify(call, QUERY)).toBeNull();
    const [header = '', payload = '', signature = ''] = call.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { identity: Identity };
    claims.identity.roles = ['ADMIN'];
    const forged = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    const unsigned = [Buffer.from('{"alg":"none"}').toString('base64url'), payload, ''].join('.');
    for (const wrong of [forged, unsigned, `${call}x`, '', undefined, {}]) expect(await verifier().verify(wrong, QUERY)).toBeNull();
  });

  test('ends after 30 seconds', async () => {
    const here = verifier();
    const call = await signed();
    now += 29_000;
    expect(await here.verify(call, QUERY)).not.toBeNull();
    now += 1_000;
    expect(await here.verify(call, QUERY)).toBeNull();
  });

  test('is taken once when it changes something, by this process and the one after it; a query may be recorded', async () => {
    const mutation = { ...QUERY, once: true };
    const here = verifier();
    const call = await signed(mutation);
    expect(await here.verify(call, QUERY)).toMatchObject({ once: true });
    expect(await here.verify(call, QUERY)).toBeNull();
    now += 1_000;
    expect(await verifier().verify(call, QUERY)).toBeNull();
    expect(await here.verify(await signed(), mutation)).toBeNull();
    const query = await signed();
    for (let n = 0; n < 2; n++) expect(await here.verify(query, QUERY)).not.toBeNull();
  });

  test("an operation's text on a socket covers query, name and variables", () => {
    const texts = [
      { query: '{ a }' },
      { query: '{ b }' },
      { query: '{ a }', operationName: 'A' },
      { query: '{ a }', variables: { x: 1 } },
      { query: '{ a }', variables: { x: 2 } },
    ].map(operationText);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
