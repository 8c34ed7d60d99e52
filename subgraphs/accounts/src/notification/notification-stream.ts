import { isId, resync } from '@pakn/service-kit';
import type { Pool } from 'pg';
import type { NotificationFeed } from './notification-feed.ts';
import { NotificationQueue } from './notification-queue.ts';
import { NOTIFICATION_COLUMNS, type StoredNotification } from './stored-notification.ts';

/** So many missed ones are replayed; whoever missed more reads the list again. */
const REPLAY_MOST = 500;

/**
 * The notifications of an account from now on, after first replaying what came after `after` (a notification's id): it listens before it reads, and skips what it
 * sent already, so nothing is missed or sent twice. @throws RESYNC when the cursor is none of this account's or too much was missed
 */
export async function notificationStream(
  { pool, feed }: { pool: Pool; feed: NotificationFeed },
  accountId: string,
  after: string | null,
): Promise<NotificationQueue> {
  const early: StoredNotification[] = [];
  let queue: NotificationQueue | undefined;
  const stop = feed.listen(accountId, (notification) => (queue ? queue.push(notification) : void early.push(notification)));
  try {
    const missed = after === null ? [] : await missedSince(pool, accountId, after);
    queue = new NotificationQueue(stop);
    for (const notification of [...missed, ...early]) queue.push(notification);
    return queue;
  } catch (error) {
    stop();
    throw error;
  }
}

async function missedSince(pool: Pool, accountId: string, after: string): Promise<StoredNotification[]> {
  if (!isId(after)) throw resync();
  const known = await pool.query<{ seq: number }>('select seq::float8 as seq from accounts.notification where id = $1 and account_id = $2', [after, accountId]);
  const from = known.rows[0]?.seq;
  if (from === undefined) throw resync();
  const { rows } = await pool.query<StoredNotification>(
    `select ${NOTIFICATION_COLUMNS} from accounts.notification where account_id = $1 and seq > $2 order by seq limit ${REPLAY_MOST + 1}`,
    [accountId, from],
  );
  if (rows.length > REPLAY_MOST) throw resync();
  return rows;
}
