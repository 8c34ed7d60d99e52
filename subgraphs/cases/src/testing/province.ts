import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANONYMOUS, inTransaction, newId, CALL_HEADER, CallSigner, type CalledOperation, type Identity, type OfficerRole } from '@pakn/service-kit';
import { testDatabase, type TestDatabase } from '@pakn/service-kit/testing';
import { pino } from 'pino';
import { readCasesEnvironment } from '../environment.ts';
import { serveCases, type RunningCases } from '../serve.ts';
import { seedReference } from '../reference/seed-reference.ts';
import { listen, type Answered, type Subscription } from './listen.ts';

/** Somebody who calls the served subgraph as the gateway would for them. */
export interface Person {
  id: string;
  identity: Identity;
  /** The whole answer. `key`: the Idempotency-Key header. */
  ask<D>(query: string, variables?: object, key?: string): Promise<Answered<D>>;
  /** Its data. @throws when there is an error */
  must<D>(query: string, variables?: object): Promise<D>;
  /** A signed raw call, for files. */
  raw(path: string, init?: RequestInit): Promise<Response>;
  /** Events of a subscription, as they come. */
  subscribe<D>(query: string, variables?: object): Subscription<D>;
}

export interface Province {
  cases: RunningCases;
  database: TestDatabase;
  env: Record<string, string>;
  agencies: { desk: string; roads: string; commune: string; office: string };
  as(identity: Identity): Person;
  citizen(): Person;
  officer(agency: keyof Province['agencies'], ...roles: OfficerRole[]): Person;
  partner(...scopes: string[]): Person;
  anyone: Person;
  /** The id of an officer whom accounts announced. */
  knownOfficer(agency: keyof Province['agencies'], active?: boolean): Promise<string>;
  /** The id of somebody who can be a reporter. */
  knownContact(active?: boolean): Promise<string>;
  close(): Promise<void>;
}

const AGENCIES = [
  { key: 'desk', code: 'TTCDS', name: 'Trung tâm Chuyển đổi số', kind: 'OPERATOR' },
  { key: 'roads', code: 'S-XD', name: 'Sở Xây dựng', kind: 'DEPARTMENT' },
  { key: 'commune', code: 'UBND-22366', name: 'UBND phường Nha Trang', kind: 'COMMUNE' },
  { key: 'office', code: 'VPUBND', name: 'Văn phòng UBND tỉnh', kind: 'PROVINCE_OFFICE' },
] as const;
const hex = (): string => randomBytes(32).toString('hex');

/** A served cases subgraph on a database of its own: port 0, signed calls, seeded reference data, four agencies. */
export async function province(more: { env?: Record<string, string>; ringSize?: number; sweeping?: boolean; recomputing?: boolean } = {}): Promise<Province> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'pakn-cases-'));
  const env = {
    PORT: '0',
    DATABASE_URL: database.url('cases'),
    DATA_DIR: dataDir,
    NODE_ENV: 'test',
    INTERNAL_KEY: hex(),
    SEAL_KEY: hex(),
    FILES_KEY: hex(),
    LIMIT_REPORTS_PER_HOUR: '100000',
    LIMIT_REPORTS_WITHOUT_CHALLENGE_PER_HOUR: '100000',
    ...more.env,
  };
  const cases = await serveCases(readCasesEnvironment(env), {
    logger: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
    sweeping: more.sweeping ?? true,
    recomputing: more.recomputing ?? true,
    ...(more.ringSize ? { ringSize: more.ringSize } : {}),
  });
  const agencies = Object.fromEntries(AGENCIES.map(({ key }) => [key, newId()])) as Province['agencies'];
  await inTransaction(cases.services.pool, async (client) => {
    await seedReference(client);
    for (const { key, code, name, kind } of AGENCIES)
      await client.query('insert into cases.agency (id, code, name, kind) values ($1, $2, $3, $4)', [agencies[key], code, name, kind]);
  });
  await cases.services.reference.reload();
  const open: { close(): void }[] = [];
  const as = (identity: Identity): Person => person(cases.url, env.INTERNAL_KEY, identity, open);
  return {
    cases,
    database,
    env,
    agencies,
    as,
    anyone: as(ANONYMOUS),
    async knownOfficer(agency, active = true) {
      const id = newId();
      await cases.services.pool.query(`insert into cases.officer (id, agency_id, roles, active, revision) values ($1, $2, '{SPECIALIST}', $3, 1)`, [
        id,
        agencies[agency],
        active,
      ]);
      return id;
    },
    async knownContact(active = true) {
      const id = newId();
      await cases.services.pool.query('insert into cases.contact (id, active, revision) values ($1, $2, 1)', [id, active]);
      return id;
    },
    citizen: () => as({ sub: newId(), kind: 'INDIVIDUAL', roles: [], scopes: [] }),
    officer: (agency, ...roles) =>
      as({
        sub: newId(),
        kind: 'OFFICER',
        roles,
        agencyId: agencies[agency],
        agencyKind: AGENCIES.find((each) => each.key === agency)?.kind ?? 'DEPARTMENT',
        scopes: [],
      }),
    partner: (...scopes) => as({ sub: newId(), kind: 'PARTNER', roles: [], agencyId: agencies.commune, scopes }),
    async close() {
      for (const each of open) each.close();
      await cases.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Somebody who calls the subgraph that is served at this address. */
export function person(url: string, internalKey: string, identity: Identity, open: { close(): void }[]): Person {
  const signer = new CallSigner(internalKey, url);
  const signed = async (operation: CalledOperation): Promise<Record<string, string>> => ({
    [CALL_HEADER]: await signer.sign({ identity, requestId: randomUUID() }, { ...operation, once: true }),
  });
  const ask = async <D>(query: string, variables: object = {}, key?: string): Promise<Answered<D>> => {
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(await signed({ method: 'POST', path: '/graphql', body })),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      body,
    });
    return (await response.json()) as Answered<D>;
  };
  return {
    id: identity.sub ?? '',
    identity,
    ask,
    must: async <D>(query: string, variables: object = {}) => {
      const { data, errors } = await ask<D>(query, variables);
      if (errors || data === null) throw new Error(`${JSON.stringify(errors)}\n${query}\n${JSON.stringify(variables)}`);
      return data;
    },
    raw: async (path, init = {}) => {
      const call = await signed({ method: init.method ?? 'GET', path, body: '' });
      return fetch(`${url}${path}`, { ...init, headers: { ...(init.headers as Record<string, string>), ...call } });
    },
    subscribe: (query, variables = {}) => listen({ url, signer, identity, open, query, variables: variables as Record<string, unknown> }),
  };
}
