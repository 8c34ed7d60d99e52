import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, type Identity } from '@pakn/service-kit';
import { testDatabase, type TestDatabase } from '@pakn/service-kit/testing';
import pg from 'pg';
import { readAccountsEnvironment, type AccountsEnvironment } from '../environment.ts';
import { seedAgencies } from '../seed/seed-agencies.ts';
import { DEMO_FILE, seedDemo } from '../seed/seed-demo.ts';
import { demoPeople, type DemoPerson } from '../seed/demo-people.ts';
import { serveAccounts, type RunningAccounts } from '../serve.ts';
import type { Outgoing } from '../message/driver.ts';
import { caller, type Caller } from './caller.ts';

/** A whole accounts on a database of its own: reference data, demo people, served on port 0, asked by signed calls like the gateway's. */
export interface Province {
  env: AccountsEnvironment;
  readonly accounts: RunningAccounts;
  database: TestDatabase;
  /** As the owner of all schemas, who may look everywhere. */
  owner: pg.Pool;
  people: DemoPerson[];
  /** What left by SMS; empty when the settings name a gateway. */
  sent: Outgoing[];
  /** Every line that was logged. */
  logged: string[];
  as(identity?: Partial<Identity>): Caller;
  person(role: string, agencyCode?: string): DemoPerson;
  agencyId(code: string): Promise<string>;
  /** Moves the service's clock forward. */
  later(ms: number): void;
  /** Stops the service and starts it again on the same database. */
  restart(): Promise<void>;
  /** The next message to a phone after `since` that was sent. */
  smsTo(phone: string, since?: number): Promise<Outgoing>;
  close(): Promise<void>;
}

const key = (): string => randomBytes(32).toString('hex');

/** Agencies with officers in a test; hashing the passwords of all 46 takes seconds. */
const STAFFED = new Set(['TTCDS', 'VPUBND', 'S-XD', 'S-YT', 'S-NV', 'S-TC', 'DL-KH']);

/** @param settings more of the environment
 * @param everybody officers in every agency, as at a real first start */
export async function province(settings: Record<string, string> = {}, everybody = false): Promise<Province> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'accounts-'));
  const env = readAccountsEnvironment({
    PORT: '0',
    DATABASE_URL: database.url('accounts'),
    DATA_DIR: dataDir,
    NODE_ENV: 'test',
    PUBLIC_ORIGIN: 'http://localhost:4000',
    INTERNAL_KEY: key(),
    JWT_PRIVATE_JWK: JSON.stringify({ ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid: 'first' }),
    ID_KEY: key(),
    ID_HASH_KEY: key(),
    SEAL_KEY: key(),
    // A test signs the same person in again and again; what limits codes is tested with the real values.
    OTP_RESEND_SECONDS: '0',
    LIMIT_OTP_PER_PHONE_PER_HOUR: '1000',
    ...settings,
  });
  let offset = 0;
  const sent: Outgoing[] = [];
  const logged: string[] = [];
  const logger = createLogger('accounts', { write: (line: string) => void logged.push(line) });
  const serve = (): Promise<RunningAccounts> =>
    serveAccounts(env, {
      now: () => new Date(Date.now() + offset),
      ...(env.SMS_URL ? {} : { drivers: { SMS: async (sms: Outgoing) => void sent.push(sms) } }),
      logger,
    });
  let accounts = await serve();
  await seedAgencies(accounts.services.pool, accounts.services.now());
  await seedDemo(
    accounts.services,
    demoPeople().filter(({ agencyCode }) => everybody || agencyCode === null || STAFFED.has(agencyCode)),
  );
  // Otherwise what a test sees would depend on the hour at which it runs.
  await accounts.services.pool.query(`insert into accounts.tenant_setting (quiet_from, quiet_to) values ('00:00', '00:00')`);
  const people = JSON.parse(await readFile(join(dataDir, DEMO_FILE), 'utf8')) as DemoPerson[];
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on('error', () => {});

  const found: Province = {
    env,
    get accounts() {
      return accounts;
    },
    database,
    owner,
    people,
    sent,
    logged,
    as: (identity) => caller(accounts.url, env, identity),
    person(role, agencyCode) {
      const one = people.find((person) => person.role === role && (agencyCode === undefined || person.agencyCode === agencyCode));
      if (!one) throw new Error(`no demo ${role} of ${agencyCode}`);
      return one;
    },
    async agencyId(code) {
      const { rows } = await owner.query<{ id: string }>('select id from accounts.agency where code = $1', [code]);
      return rows[0]?.id ?? '';
    },
    later: (ms) => void (offset += ms),
    async restart() {
      await accounts.close();
      accounts = await serve();
    },
    smsTo: (phone, since = 0) => until(() => sent.slice(since).find(({ to }) => to === phone)),
    async close() {
      await accounts.close();
      await owner.end();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return found;
}

const LOOK_AGAIN_MS = 10;
const WAIT_MS = 15_000;

/** Waits for a condition. @throws Error after 15 s */
export async function until<T>(look: () => T | undefined | false | null | Promise<T | undefined | false | null>): Promise<T> {
  const end = Date.now() + WAIT_MS;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`waited in vain for: ${String(look)}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
