import { expect, inject, test } from 'vitest';
import { outside } from '../outside/client.ts';
import { observed } from '../outside/observed.ts';
import type { System } from '../outside/people.ts';
import { arrives } from './people.ts';
import { gatewayMs } from './processor-time.ts';
import { raw } from './raw.ts';

const system: System = inject('system');
/** How often each is sent; by hand RUNS=50. */
const RUNS = Number(process.env.RUNS ?? 3);
/** The promise, on a quiet machine; a tick of the processor's clock is 10 ms. */
const REFUSED_WITHIN_MS = 20;
const GENEROUS_MS = 100;

const many = (count: number, one: (at: number) => string): string => Array.from({ length: count }, (_, at) => one(at)).join(' ');
const nested = (depth: number): string => `{ agencies { ${'parent { '.repeat(depth)} id ${'} '.repeat(depth)} } }`;
const unfolding = `{ cases(first: 1) { nodes { ...F0 } } } ${many(12, (at) => `fragment F${at} on Case { id title ${`...F${at + 1} `.repeat(2)} }`)} fragment F12 on Case { id }`;

/** What is too much, and how it is refused. */
const ABUSES: Record<string, [document: string, code: string]> = {
  '31 aliases': [`{ ${many(31, (at) => `a${at}: portal { appName }`)} }`, 'QUERY_TOO_COSTLY'],
  '21 root fields': [`{ ${'portal { appName } '.repeat(21)} }`, 'QUERY_TOO_COSTLY'],
  '4,000 duplicated fields': [`{ portal { ${'appName '.repeat(4_000)} } }`, 'GRAPHQL_PARSE_FAILED'],
  '1,000 directives': [`{ portal { appName ${'@include(if: true) '.repeat(1_000)} } }`, 'GRAPHQL_PARSE_FAILED'],
  '60 of one directive': [`{ portal { appName ${'@include(if: true) '.repeat(60)} } }`, 'GRAPHQL_VALIDATION_FAILED'],
  'depth 40': [nested(40), 'QUERY_TOO_COSTLY'],
  'brackets 5,000 deep': [`${'{ a '.repeat(5_000)}${'}'.repeat(5_000)}`, 'GRAPHQL_PARSE_FAILED'],
  'a page of 101': ['{ cases(first: 101) { nodes { id } } }', 'BAD_USER_INPUT'],
  'a page of 0': ['{ cases(first: 0) { nodes { id } } }', 'BAD_USER_INPUT'],
  'a page of -1': ['{ cases(first: -1) { nodes { id } } }', 'BAD_USER_INPUT'],
  'fragments that unfold': [unfolding, 'QUERY_TOO_COSTLY'],
  'a fragment in itself': ['{ cases(first: 1) { nodes { ...F } } } fragment F on Case { id ...F }', 'GRAPHQL_VALIDATION_FAILED'],
  'lists in lists': [
    '{ cases(first: 100) { nodes { messages(first: 100) { nodes { attachments { url } } } history(first: 100) { nodes { changes { label } } } } } }',
    'QUERY_TOO_COSTLY',
  ],
};

test('S8-S12: aliases, duplicates, directives, depth, pages, fragments, costs, batches and floods of new documents are refused before a resolver runs', async () => {
  const anyone = outside(system.origin);
  const lines: string[] = [];
  const slow: string[] = [];
  for (const [name, [query, code]] of Object.entries(ABUSES)) {
    const before = await gatewayMs(system);
    const seen = new Set<string>();
    for (let run = 0; run < RUNS; run++) {
      const { data, errors } = await anyone.ask(query.replace('{', `{ __typename x${run}: __typename `));
      seen.add(data === null || Object.values(data as object).every((value) => value === null) ? (errors?.[0]?.extensions?.code ?? 'no code') : 'answered');
    }
    const each = ((await gatewayMs(system)) - before) / RUNS;
    expect([name, [...seen]]).toEqual([name, [code]]);
    lines.push(`${name} ${each.toFixed(0)} ms`);
    if (each > GENEROUS_MS) slow.push(`${name}: ${each} ms`);
  }
  const batch = await raw(system.origin, {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
  });
  expect(batch.status).toBe(400);
  const before = await gatewayMs(system);
  const flood = 50 * RUNS;
  for (let at = 0; at < flood; at++) await anyone.must(`{ a${at}: __typename }`);
  lines.push(`${flood} new documents ${(((await gatewayMs(system)) - before) / flood).toFixed(1)} ms each`);
  expect(slow, `promised on a quiet machine: ${REFUSED_WITHIN_MS} ms`).toEqual([]);
  observed('S8-S12', `processor time of a refusal: ${lines.join(', ')}`);
});

test('S13: no introspection for the anonymous, no suggestions, no stack traces, no landing page; a partner may introspect', async () => {
  const anyone = outside(system.origin);
  const SCHEMA = '{ __schema { queryType { name } } }';
  expect((await anyone.ask(SCHEMA)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect((await anyone.ask<{ __type: unknown }>('{ __type(name: "Case") { name } }')).data?.__type ?? null).toBeNull();
  expect((await (await arrives(system, 'a partner')).ask(SCHEMA)).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  const wrong = await anyone.ask('{ casess { id } }');
  const text = JSON.stringify(wrong.errors);
  expect([text.includes('Did you mean'), text.includes('stacktrace'), text.includes('node_modules')]).toEqual([false, false, false]);
  const landing = await raw(system.origin, { path: '/graphql', headers: { accept: 'text/html' } });
  expect([landing.status, /sandbox|graphiql|<html/i.test(landing.text)]).toEqual([400, false]);
  observed('S13', 'introspection FORBIDDEN, __type null, no suggestion, no stack, no landing page; a partner reads the schema');
});
