import { spawnSync } from 'node:child_process';
import { testDatabase } from '@pakn/service-kit/testing';
import { expect, it } from 'vitest';
import { withClient } from '../database/roles.mjs';
import { seedEnvironment } from './seed-environment.mjs';

const SLOW = `import pg from 'pg';
const client = new pg.Client(process.env.DATABASE_URL);
await client.connect();
for (const text of ['begin', 'select pg_sleep(0.3)', 'commit']) await client.query(text);
await client.end();`;

it('P13 a first start on a busy machine may write its seeds for longer than a transaction of a service may take', async () => {
  const database = await testDatabase();
  try {
    await withClient(database.superuserUrl, (client) => client.query(`alter role accounts in database ${database.name} set transaction_timeout = '100ms'`));
    const env = { PATH: process.env.PATH, DATABASE_URL: database.url('accounts') };
    const endsWith = (environment: NodeJS.ProcessEnv): number | null =>
      spawnSync(process.execPath, ['--input-type=module', '-e', SLOW], { env: environment, encoding: 'utf8' }).status;
    expect([endsWith(env), endsWith(seedEnvironment(env))]).toEqual([1, 0]);
  } finally {
    await database.drop();
  }
});
