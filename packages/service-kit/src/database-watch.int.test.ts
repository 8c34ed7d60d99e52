import { connect as dial, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect } from './database.ts';
import { ANONYMOUS } from './identity.ts';
import { createLogger } from './logger.ts';
import { serveSubgraph, type SubgraphServer } from './serve-subgraph.ts';
import { CALL_HEADER, CallSigner } from './signed-call.ts';
import { testDatabase } from './testing/database.ts';
import type { TestDatabase } from './testing/database.ts';

const KEY = '5a'.repeat(32);
const ANSWERED_WITHIN_MS = 3_000;
const quiet = createLogger('probe', { write: () => {} });

let database: TestDatabase;
let wire: Server;
const ends = new Set<Socket>();
/** Connections that are made meanwhile hang too. */
let hanging = false;
let pool: Pool;
let server: SubgraphServer;

beforeAll(async () => {
  database = await testDatabase();
  const address = new URL(database.url('cases'));
  const port = Number(address.port);
  wire = createServer((near) => {
    const far = dial(port, address.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      if (hanging) from.pause();
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => to.destroy());
      from.on('close', () => (to.destroy(), ends.delete(from)));
    }
  });
  await new Promise<void>((done) => wire.listen(0, '127.0.0.1', done));
  address.port = String((wire.address() as AddressInfo).port);
  pool = connect(address.href, quiet);
  const query = async (sql: string): Promise<string> => String((await pool.query<{ answer: unknown }>(sql)).rows[0]?.answer);
  const field = (sql: string): { type: typeof GraphQLString; resolve(): Promise<string> } => ({ type: GraphQLString, resolve: () => query(sql) });
  const fields = {
    one: field('select 1 as answer'),
    full: field(`do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`),
    bug: field('select nothing from nowhere'),
  };
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });
  server = await serveSubgraph({ name: 'probe', host: '127.0.0.1', port: 0, internalKey: KEY, schema, database: pool, logger: quiet, context: (call) => call });
});
afterAll(async () => {
  // Also after a failed test: a pool does not end while a connection hangs.
  hanging = false;
  for (const end of ends) end.resume();
  await server.close();
  await pool.end();
  wire.close();
  await database.drop();
});

async function ask(field: string): Promise<{ status: number; code: string | undefined; data: unknown; ms: number }> {
  const body = JSON.stringify({ query: `{ ${field} }` });
  const call = await new CallSigner(KEY, server.url).sign({ identity: ANONYMOUS, requestId: 'probe' }, { method: 'POST', path: '/graphql', body });
  const began = performance.now();
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [CALL_HEADER]: call },
    body,
  });
  const { data, errors } = (await answer.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  return { status: answer.status, code: errors?.[0]?.extensions.code, data, ms: performance.now() - began };
}

describe('R12 a database that hangs', () => {
  it('is told within 3 s to who waits for it, at once to who comes later, and is used again by itself', async () => {
    expect(await ask('one')).toMatchObject({ status: 200, data: { one: '1' } });
    hanging = true;
    for (const end of ends) end.pause();
    const first = await ask('one');
    expect(first).toMatchObject({ status: 503, code: 'SERVICE_DOWN' });
    expect(first.ms).toBeLessThan(ANSWERED_WITHIN_MS);
    const next = await ask('one');
    expect(next).toMatchObject({ status: 503, code: 'SERVICE_DOWN' });
    expect(next.ms).toBeLessThan(300);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    expect((await fetch(`${server.url}/ready`)).status).toBe(503);
    hanging = false;
    for (const end of ends) end.resume();
    await vi.waitFor(async () => expect(await ask('one')).toMatchObject({ status: 200, data: { one: '1' } }), { timeout: 5_000 });
  });
});

it('R11 R12: what passes by itself is SERVICE_DOWN, a bug is INTERNAL_SERVER_ERROR', async () => {
  expect((await ask('full')).code).toBe('SERVICE_DOWN');
  expect((await ask('bug')).code).toBe('INTERNAL_SERVER_ERROR');
});
