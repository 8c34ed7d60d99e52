import { setTimeout as pause } from 'node:timers/promises';
import type { Services } from '../context.ts';

/** A transaction of the service lasts 5 s at most (spec 05); so often it is looked whether the last one has ended. */
const LOOK_EVERY_MS = 20;

// Asked of the activity and not of pg_snapshot_xmin, because a transaction that has read the old revision need not have an id yet, so that no snapshot shows it.
const EARLIER_ONES = `
  select exists (select from pg_stat_activity a
    where a.datname = current_database() and a.usename = current_user and a.pid <> pg_backend_pid() and a.xact_start < $1::timestamptz) as waits`;

/**
 * Waits until the transactions of the service have ended that began before a moment: they may have decided by the catalogues of before. Everybody who begins
 * later finds what was committed until then, because the shell compares the catalogues' revision inside its transaction. False when it is to stop before that.
 * @param moment the database's time as its text, to the microsecond
 */
export async function earlierOnesEnded({ pool }: Pick<Services, 'pool'>, moment: string, isStopping: () => boolean): Promise<boolean> {
  while (!isStopping()) {
    const { rows } = await pool.query<{ waits: boolean }>(EARLIER_ONES, [moment]);
    if (!rows[0]?.waits) return true;
    await pause(LOOK_EVERY_MS);
  }
  return false;
}
