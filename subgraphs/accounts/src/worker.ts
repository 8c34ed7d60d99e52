import { setTimeout as pause } from 'node:timers/promises';
import { Logger, run, type Runner } from 'graphile-worker';
import { closeDueAgencies } from './agency-administration/close-agency.ts';
import { eraseAgain } from './erasure/erase-again.ts';
import type { Services } from './services.ts';
import { findLostMessages } from './message/hand-over.ts';
import { sendMessage } from './message/send-message.ts';
import { sweep } from './sweep.ts';
import { tellAdministrators } from './message/tell-administrators.ts';
import { SEND_MESSAGE, WORKER_SCHEMA } from './message/add-job.ts';

const CONCURRENCY = 4;
const POLL_MS = 1_000;
const DONE_NOTED_MS = 10;
/** The sweep at minute 7 of every hour; messages without a job each minute; a minute after midnight in Việt Nam, and each hour again, the agencies whose last day is over. */
const CRONTAB = '7 * * * * sweep ?max=1\n1 * * * * close-agencies ?max=1\n* * * * * find-lost-messages ?max=1';

/** Runs the jobs of accounts: messages that wait, and the hourly sweep. Several replicas share the work. */
export async function startWorker(services: Services): Promise<Pick<Runner, 'stop'>> {
  const send = (payload: unknown): Promise<void> => sendMessage(services, (payload as { messageId: string }).messageId);
  // What a process that died had in its hands need not wait for the next minute.
  await findLostMessages(services);
  const runner = await run({
    pgPool: services.pool,
    schema: WORKER_SCHEMA,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    crontab: CRONTAB,
    taskList: {
      [SEND_MESSAGE]: send,
      'send-sms': send,
      'find-lost-messages': async () => {
        await findLostMessages(services);
        await tellAdministrators(services);
      },
      sweep: () => Promise.all([sweep(services), eraseAgain(services)]).then(() => undefined),
      'close-agencies': async () => void (await closeDueAgencies(services)),
    },
    // Its own lines are about jobs' ids only; a failed one is logged, its payload is not.
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') services.logger.warn({ worker: message }, 'a job reports trouble');
    }),
  });
  runner.promise.catch((error: Error) => services.logger.error({ error: error.message }, 'the worker of jobs stopped'));
  return {
    async stop() {
      await runner.stop();
      // That a job is done is noted without anybody waiting for it; a pool that ends forgets who waits for a connection.
      while (services.pool.waitingCount > 0) await pause(DONE_NOTED_MS);
    },
  };
}
