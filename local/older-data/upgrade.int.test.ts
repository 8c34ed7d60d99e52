import { connect, createLogger } from '@pakn/service-kit';
import { olderDatabase } from '@pakn/service-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseOlderSchema as casesRefuse } from '../../subgraphs/cases/src/older-schema.ts';
import { refuseOlderSchema as statsRefuse } from '../../subgraphs/stats/src/older-schema.ts';
import { migrate } from '../migrate.mjs';
import { withClient } from '../roles.mjs';

let database: Awaited<ReturnType<typeof olderDatabase>>;

beforeAll(async () => {
  database = await olderDatabase();
});
afterAll(() => database.drop());

const ask = <T extends object>(sql: string): Promise<T[]> => withClient(database.ownerUrl, async (client) => (await client.query<T>(sql)).rows);

test('B-12: the data of 20 November 2026 hold a case of every status that its process reaches', async () => {
  const rows = await ask<{ status: string }>('select distinct status from cases."case" order by 1');
  expect(rows.map(({ status }) => status)).toEqual(['ANSWERED', 'AWAITING_ACCEPTANCE', 'CLOSED', 'IN_PROGRESS', 'REJECTED', 'RESULT_REVIEW', 'SCHEDULED']);
});

test("R9 B-12: the data of 20 November 2026 are brought to today's schema: nothing is lost, every event can be read, the services accept them", async () => {
  await migrate(database.ownerUrl);
  expect(await migrate(database.ownerUrl), 'a second start has nothing left to do').toEqual([]);

  for (const [table, kept] of Object.entries(database.rows)) {
    if (table.endsWith('.migration') || table === 'events.era') continue;
    expect(await ask(`select count(*)::int from ${quoted(table)}`), table).toEqual([{ count: kept }]);
  }
  // Transaction ids of another cluster: without a new era those events would never be released.
  const unreleased = 'select count(*)::int from events.log where era = events.current_era() and x >= pg_snapshot_xmin(pg_current_snapshot())';
  expect(await ask(unreleased)).toEqual([{ count: 0 }]);
  const logger = createLogger('upgrade-test');
  for (const [role, refuseOlderSchema] of [['cases', casesRefuse] as const, ['stats', statsRefuse] as const]) {
    const pool = connect(database.url(role), logger, 1);
    await refuseOlderSchema(pool);
    await pool.end();
  }
});

const quoted = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
