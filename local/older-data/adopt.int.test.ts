import { tmpdir } from 'node:os';
import { createLogger, inTransaction } from '@pakn/service-kit';
import { olderDatabase } from '@pakn/service-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adoptCases } from '../../subgraphs/cases/src/command/adopt-cases.ts';
import { readCasesEnvironment } from '../../subgraphs/cases/src/environment.ts';
import { verifyAll } from '../../subgraphs/cases/src/history/verify-all.ts';
import { seedReference } from '../../subgraphs/cases/src/reference/seed-reference.ts';
import { createServices } from '../../subgraphs/cases/src/services.ts';
import { migrate } from '../database/migrate.mjs';
import { withClient } from '../database/roles.mjs';

let database: Awaited<ReturnType<typeof olderDatabase>>;
beforeAll(async () => {
  database = await olderDatabase();
});
afterAll(() => database.drop());

const ask = <T extends object>(sql: string): Promise<T[]> => withClient(database.ownerUrl, async (client) => (await client.query<T>(sql)).rows);

test('B-12: the cases of 20 November 2026 are adopted, and from then on every row is what its events make it', async () => {
  await migrate(database.ownerUrl);
  const key = 'a'.repeat(64);
  const services = await createServices(
    readCasesEnvironment({
      PORT: '0',
      DATABASE_URL: database.url('cases'),
      DATA_DIR: tmpdir(),
      NODE_ENV: 'test',
      INTERNAL_KEY: key,
      SEAL_KEY: key,
      FILES_KEY: key,
    }),
    { logger: createLogger('upgrade-test') },
  );
  try {
    const [before] = await ask<{ cases: number; notified: number }>(
      'select count(*)::int as cases, (select count(*)::int from events.audience) as notified from cases."case"',
    );
    expect(await adoptCases(services)).toBe(before?.cases);
    expect(await ask('select count(*)::int from events.audience'), 'nobody hears of it').toEqual([{ count: before?.notified }]);
    const broken: unknown[] = [];
    const seen = await verifyAll(services.pool, (each) => broken.push(each));
    expect(broken).toEqual([]);
    expect(seen.cases).toBe(before?.cases);
    for (let start = 1; start <= 2; start++) await inTransaction(services.pool, seedReference);
    expect(await ask(`select data from events.log where type = 'SettingsSaved'`), 'the next start announces the settings, once').toEqual([
      { data: { satisfactionScale: ['VERY_SATISFIED', 'SATISFIED', 'DISSATISFIED'] } },
    ]);
  } finally {
    await services.close();
  }
});
