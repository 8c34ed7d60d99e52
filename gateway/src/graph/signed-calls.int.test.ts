import { ANONYMOUS, CALL_HEADER, CallSigner, operationText, type CalledOperation } from '@pakn/service-kit';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Upstream } from '../subscriptions/upstream.ts';
import { KEYS, quiet, SmallProvince, type ServiceName } from '../testing/small-province.ts';

/** Somebody who has recorded what the gateway sent to cases, and sends it again. */
let province: SmallProvince;
beforeAll(async () => {
  province = await SmallProvince.start();
});
afterAll(() => province.close());

const sign = (operation: CalledOperation): Promise<string> =>
  new CallSigner(KEYS.cases, province.url('cases')).sign({ identity: ANONYMOUS, requestId: 'recorded' }, operation);
const send = async (call: string, to: { service?: ServiceName; path?: string; method?: string; body?: string }): Promise<number> => {
  const { service = 'cases', path = '/graphql', method = 'POST', body } = to;
  const headers = { 'content-type': 'application/json', [CALL_HEADER]: call };
  const answer = await fetch(`${province.url(service)}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  return answer.status === 200 && text.includes('UNAUTHENTICATED') ? 401 : answer.status;
};

const QUERY = JSON.stringify({ query: 'query ($id: ID!) { case(id: $id) { id } }', variables: { id: '1' } });
const MUTATION = JSON.stringify({ query: 'mutation { submitCase(title: "x") { id } }' });

describe('S2 a recorded call', () => {
  test('of a query is good for that query only', async () => {
    const call = await sign({ method: 'POST', path: '/graphql', body: QUERY });
    expect(await send(call, { body: QUERY })).toBe(200);
    expect(await send(call, { body: QUERY.replace('"1"', '"2"') })).toBe(401);
    expect(await send(call, { body: QUERY.replace('}}', '},"extensions":{"a":1}}') })).toBe(401);
    expect(await send(call, { body: QUERY, path: '/graphql?a=1' })).toBe(401);
    expect(await send(call, { body: QUERY, path: '/files' })).toBe(401);
    expect(await send(call, { path: '/files/7', method: 'PATCH', body: '{}' })).toBe(401);
    for (const service of ['accounts', 'stats'] as const) expect(await send(call, { body: QUERY, service })).toBe(401);
  });

  test('of a mutation is taken once, and a mutation is not taken by the call of a query', async () => {
    const once = await sign({ method: 'POST', path: '/graphql', body: MUTATION, once: true });
    expect([await send(once, { body: MUTATION }), await send(once, { body: MUTATION })]).toEqual([200, 401]);
    expect(await send(await sign({ method: 'POST', path: '/graphql', body: MUTATION }), { body: MUTATION })).toBe(401);
  });

  test('of an upload is taken once', async () => {
    const operation = { method: 'POST', path: '/files', body: '' };
    const once = await sign({ ...operation, once: true });
    expect([await send(once, { path: '/files', body: '{}' }), await send(once, { path: '/files', body: '{}' })]).toEqual([201, 401]);
    expect(await send(await sign(operation), { path: '/files', body: '{}' })).toBe(401);
  });

  test('of a subscription opens that one, once, with its variables', async () => {
    const operation = { query: 'subscription ($after: String) { caseEvents(after: $after) { n } }', variables: { after: 'c0' } };
    province.log.append('1');
    const opening = await sign({ method: 'SOCKET', path: '/graphql', body: '' });
    const client = createClient({
      url: `${province.url('cases').replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { [CALL_HEADER]: opening },
    });
    const outcome = (variables: object, extensions: Record<string, string>): Promise<string> =>
      new Promise((resolve) => {
        const stop = client.subscribe(
          { ...operation, variables: variables as Record<string, unknown>, extensions },
          { next: () => (resolve('event'), stop()), error: () => resolve('refused'), complete: () => resolve('complete') },
        );
      });
    const signed = (): Promise<string> => sign({ method: 'SUBSCRIBE', path: '/graphql', body: operationText(operation), once: true });
    const call = await signed();
    expect(await outcome(operation.variables, { [CALL_HEADER]: call })).toBe('event');
    expect(await outcome(operation.variables, { [CALL_HEADER]: call })).toBe('refused');
    expect(await outcome({ after: null }, { [CALL_HEADER]: await signed() })).toBe('refused');
    expect(await outcome(operation.variables, { [CALL_HEADER]: await signed(), other: 'x' })).toBe('refused');
    expect(await outcome(operation.variables, {})).toBe('refused');
    await client.dispose();
  });

  test('R3 of a time before the service began is not taken, and whoever asked is told to try again: nobody is signed out, no stream ends', async () => {
    const early = new CallSigner(KEYS.cases, province.url('cases'), () => Date.now() - 10_000);
    const identity = { ...ANONYMOUS, kind: 'OFFICER' } as typeof ANONYMOUS;
    const call = await early.sign({ identity, requestId: 'early' }, { method: 'POST', path: '/graphql', body: MUTATION, once: true });
    const answer = await fetch(`${province.url('cases')}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [CALL_HEADER]: call },
      body: MUTATION,
    });
    expect([answer.status, await answer.json()]).toMatchObject([401, { errors: [{ extensions: { code: 'SERVICE_DOWN' } }] }]);

    const upstream = new Upstream({ name: 'cases', origin: province.url('cases'), signer: early, logger: quiet });
    const query = 'subscription ($after: String) { caseEvents(after: $after) { n } }';
    const told = await new Promise((tell) => {
      const events = { begun: () => undefined, result: () => tell('a result'), refused: () => tell('refused for good'), lost: () => tell('lost') };
      upstream.open({ query, operationName: undefined, variables: { after: 'c0' }, identity, language: 'vi', requestId: 'early' }, events);
    });
    expect(told).toBe('lost');
    await upstream.close();
  });
});
