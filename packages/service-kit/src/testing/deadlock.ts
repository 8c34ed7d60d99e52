import { setTimeout } from 'node:timers/promises';
import { withClient } from '../../../../local/database/roles.mjs';

const LOOK_EVERY_MS = 10;
/** Longer than PostgreSQL's own second: whoever is in the deadlock with us is the one that is failed. */
const PATIENCE = '60s';
// Others may wait for the table too; the consumer is the one that has taken a row of events.consumer.
const WAITS = `
  select from pg_locks w join pg_locks h on h.pid = w.pid and h.relation = 'events.consumer'::regclass and h.mode = 'RowShareLock' and h.granted
   where w.relation = $1::regclass and not w.granted and w.database = (select oid from pg_database where datname = current_database())`;

/**
 * Puts the consumer of an event log into a deadlock: holds a table that its effect needs, and asks for the consumer's own row as soon as it waits for
 * the table. After a second PostgreSQL fails the consumer; the deadlock lasts until the consumer gives its transaction up.
 * @param options.superuserUrl the database as superuser
 * @param options.consumer its name in events.consumer
 * @param options.table what its effect writes to
 * @param options.rounds how often in a row
 * @param cause appends the event; called when the table is held
 */
export async function deadlockConsumer(
  options: { superuserUrl: string; consumer: string; table: string; rounds?: number },
  cause: () => Promise<unknown>,
): Promise<void> {
  await withClient(options.superuserUrl, async (client) => {
    await client.query(`set deadlock_timeout = '${PATIENCE}'`);
    for (let round = 0; round < (options.rounds ?? 1); round += 1) {
      await client.query('begin');
      await client.query(`lock table ${options.table} in access exclusive mode`);
      if (round === 0) await cause();
      while (!(await client.query(WAITS, [options.table])).rowCount) await setTimeout(LOOK_EVERY_MS);
      await client.query('select from events.consumer where name = $1 for update', [options.consumer]);
      await client.query('commit');
    }
  });
}
