import type { Services } from '../services.ts';
import { addJob, WORKER_SCHEMA } from './add-job.ts';
import { AddressGone, NeverTaken, NotTaken, type Driver, type Outgoing } from './driver.ts';

/** How long one that was not taken waits: twice as long each time. */
const WAIT_MS = 5_000;
const WAIT_AT_MOST_MS = 900_000;
/** After a day nobody wants to read it. */
const GIVEN_UP_AFTER = '1 day';

const SENT = 'update accounts.message set sent_at = $2, problem = null where id = $1';
const NEVER = 'update accounts.message set failed_at = $2, problem = $3 where id = $1';
const UNKNOWN = 'update accounts.message set problem = $2 where id = $1';
const LATER = `
  with later as (
    update accounts.message set tries = tries + 1, problem = $3,
      marked_at = case when created_at < $2::timestamptz - interval '${GIVEN_UP_AFTER}' then marked_at end,
      failed_at = case when created_at < $2::timestamptz - interval '${GIVEN_UP_AFTER}' then $2 end,
      not_before = $2::timestamptz + least(${WAIT_MS} * power(2, least(tries, 20)), ${WAIT_AT_MOST_MS}) * interval '1 millisecond'
    where id = $1 returning id, not_before, failed_at)
  select ${addJob('not_before')} from later where failed_at is null`;

/**
 * Hands a marked message to the driver of its channel and notes what became of it: sent; not taken, so that it waits and is handed over again; never to be taken;
 * or unknown, which is repeated only by a driver that knows a message by its id (R5). `forgetAddress`: what to do when the address is gone for good.
 */
export async function handOver<M extends Outgoing>(
  { pool, now, logger }: Pick<Services, 'pool' | 'now' | 'logger'>,
  driver: Driver<M>,
  message: M,
  forgetAddress?: () => Promise<unknown>,
): Promise<void> {
  const { id } = message;
  try {
    await driver(message);
  } catch (error) {
    const problem = error instanceof Error ? error.message.slice(0, 100) : 'no answer';
    logger.warn({ message: id, problem }, 'a message was not handed over');
    if (error instanceof AddressGone) await forgetAddress?.();
    if (error instanceof NeverTaken) await neverSend({ pool, now }, id, problem);
    else if (error instanceof NotTaken || driver.takesKey) await pool.query(LATER, [id, now(), problem]);
    else await pool.query(UNKNOWN, [id, problem]);
    return;
  }
  await pool.query(SENT, [id, now()]);
}

/** Nobody can be sent this one: it is shown with why, and not looked at again. */
export const neverSend = ({ pool, now }: Pick<Services, 'pool' | 'now'>, messageId: string, problem: string): Promise<unknown> =>
  pool.query(NEVER, [messageId, now(), problem]);

/** Due for so long, its job is lost: a process died with it. */
const LOST_AFTER = '1 minute';
/** What is older stays as it is: nobody wants last month's messages when the gateway changes. */
const RECENT = `not_before > $1::timestamptz - interval '${GIVEN_UP_AFTER}'`;
const UNMARK = `
  update accounts.message set marked_at = null
  where sent_at is null and failed_at is null and channel = any($2) and marked_at < $1::timestamptz - interval '${LOST_AFTER}' and ${RECENT}`;
const FIND_LOST = `
  select ${addJob()}
  from (select m.id from accounts.message m where sent_at is null and failed_at is null and marked_at is null and not_before < $1::timestamptz - interval '${LOST_AFTER}' and ${RECENT}
          and not exists (select from ${WORKER_SCHEMA}.jobs j where j.key = 'message:' || m.id
            and (j.locked_at > clock_timestamp() - interval '${LOST_AFTER}' or (j.locked_at is null and j.attempts < j.max_attempts)))
        order by not_before limit 1000) as lost`;

/** Every minute: what waits without a job gets one; what was marked by a process that died is handed over again where the driver knows it by its id. */
export async function findLostMessages({ pool, drivers, now }: Pick<Services, 'pool' | 'drivers' | 'now'>): Promise<void> {
  const knowing = Object.entries(drivers).flatMap(([channel, driver]) => (driver.takesKey ? [channel] : []));
  await pool.query(UNMARK, [now(), knowing]);
  await pool.query(FIND_LOST, [now()]);
}
