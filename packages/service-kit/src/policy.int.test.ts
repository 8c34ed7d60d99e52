import { buildSchema, graphql } from 'graphql';
import { expect, test } from 'vitest';
import { ANONYMOUS, type Identity } from './identity.ts';
import { applyPolicy, type Policy } from './policy.ts';

interface Context {
  identity: Identity;
}
const officer: Context = { identity: { kind: 'OFFICER', roles: ['OPERATOR'], scopes: [], sub: 'o' } };
const nobody: Context = { identity: ANONYMOUS };
const isOfficer = (context: Context): boolean => context.identity.kind === 'OFFICER';

const schema = () => buildSchema('type Query { open: Thing desk: Thing } type Thing { title: String secret: String }');
const table: Policy<Context> = {
  'Query.open': 'public',
  'Query.desk': isOfficer,
  'Thing.title': 'public',
  'Thing.secret': async (context) => isOfficer(context),
};
const rootValue = { open: { title: 't', secret: 's' }, desk: { title: 't', secret: 's' } };

test('S1: a refused field is null, a refused root field is UNAUTHENTICATED or FORBIDDEN', async () => {
  const guarded = schema();
  applyPolicy(guarded, table);
  const seen = await graphql({ schema: guarded, rootValue, contextValue: nobody, source: '{ open { title secret } }' });
  expect(seen).toEqual({ data: { open: { title: 't', secret: null } } });
  const refused = await graphql({ schema: guarded, rootValue, contextValue: nobody, source: '{ desk { title } }' });
  expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  const partner = await graphql({
    schema: guarded,
    rootValue,
    contextValue: { identity: { kind: 'PARTNER', roles: [], scopes: [] } },
    source: '{ desk { title } }',
  });
  expect(partner.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const allowed = await graphql({ schema: guarded, rootValue, contextValue: officer, source: '{ desk { secret } }' });
  expect(allowed).toEqual({ data: { desk: { secret: 's' } } });
});

test('S1: a field without a policy does not build, nor a policy without a field', () => {
  const { 'Thing.secret': _left, ...without } = table;
  expect(() => applyPolicy(schema(), without)).toThrow('Thing.secret');
  expect(() => applyPolicy(schema(), { ...table, 'Thing.gone': 'public' })).toThrow('Thing.gone');
});
