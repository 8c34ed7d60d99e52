import { Logger, run, type Runner } from 'graphile-worker';
import { closeDueAgencies } from './agency-administration/close-agency.ts';
import { eraseAgain } from './erasure/erase-again.ts';
import type { Services } from './services.ts';
import { sendMessage } from './sms/send-message.ts';
import { sweep } from './sweep.ts';
import { WORKER_SCHEMA } from './sms/worker-schema.ts';

const CONCURRENCY = 4;
const POLL_MS = 1_000;
/** The sweep at minute 7 of every hour; a minute after midnight in Việt Nam, and each hour again, the agencies whose last day is over. */
const CRONTAB = '7 * * * * sweep ?max=1\n1 * * * * close-agencies ?max=1';

/** Runs the jobs of accounts: messages that wait, and the hourly sweep. Several replicas share the work. */
export async function startWorker(services: Services): Promise<Runner> {
  const runner = await run({
    pgPool: services.pool,
    schema: WORKER_SCHEMA,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    crontab: CRONTAB,
    taskList: {
      'send-sms': (payload) => sendMessage(services, (payload as { messageId: string }).messageId),
      sweep: () => Promise.all([sweep(services), eraseAgain(services)]).then(() => undefined),
      'close-agencies': async () => void (await closeDueAgencies(services)),
    },
    // Its own lines are about jobs' ids only; a failed one is logged, its payload is not.
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') services.logger.warn({ worker: message }, 'a job reports trouble');
    }),
  });
  runner.promise.catch((error: Error) => services.logger.error({ error: error.message }, 'the worker of jobs stopped'));
  return runner;
}
