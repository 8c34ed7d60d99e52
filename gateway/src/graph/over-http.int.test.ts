import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { world, type World } from '../testing/client.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.close());

describe('GraphQL over HTTP', () => {
  test('no MUST and no SHOULD of the audits fails', async () => {
    const audits = serverAudits({ url: () => `${here.gateway.url}/graphql`, fetchFn: fetch });
    expect(audits.length).toBeGreaterThan(50);
    const failed: string[] = [];
    for (const audit of audits) {
      const result = await audit.fn();
      if (result.status !== 'ok' && result.status !== 'notice')
        failed.push(`${result.status} ${audit.name}: ${result.status === 'warn' || result.status === 'error' ? result.reason : ''}`);
    }
    expect(failed).toEqual([]);
  });

  test('S13 types have no names for the anonymous, whatever partners asked before', async () => {
    const query = 'query ($name: String!) { __type(name: $name) { name fields { name } } cases { id } }';
    const type = async (token?: string): Promise<unknown> => (await here.ask(query, { variables: { name: 'Case' }, ...(token ? { token } : {}) })).data?.__type;
    const partner = await here.token({ sub: 'p', kind: 'PARTNER', scopes: ['cases:read'] });
    expect([await type(partner), await type(), await type(partner)]).toEqual([expect.objectContaining({ name: 'Case' }), null, expect.anything()]);
  });

  test.each([
    ['application/json', 200],
    ['application/graphql-response+json', 400],
  ])('S13 a refusal before the first resolver is no failure of the server: %s', async (accept, status) => {
    for (const [query, code] of [
      ['{ __schema { queryType { name } } }', 'FORBIDDEN'],
      [`{ case(id: "${'x'.repeat(2_000)}") { id } }`, 'BAD_USER_INPUT'],
      ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ]) {
      const answer = await here.ask(query ?? '', { headers: { accept } });
      expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([status, code]);
    }
  });
});
