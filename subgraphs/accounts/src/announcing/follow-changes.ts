import { inTransaction, type Logger } from '@pakn/service-kit';
import type { Database } from '../services.ts';
import { takeNextChanges } from './take-changes.ts';

/** A right that is taken away by SQL ends within this, the gateway's poll and the time of two calls. */
const LOOK_EVERY_MS = 1_000;

export interface Following {
  /** Takes everything that waits by now. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Takes what was changed beside the product's own paths: at start, then every second. Several replicas share the rows. */
export function followChanges({ pool, now, logger }: Database & { logger: Logger }): Following {
  let turn: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const takeAll = async (): Promise<void> => {
    for (;;) {
      const by = { actorId: null, commandId: 'changes', now, reason: 'changed in the database' };
      if (stopped || (await inTransaction(pool, (client) => takeNextChanges(client, by))) === 0) return;
    }
  };
  const look = (): Promise<void> => {
    const next = turn.then(takeAll);
    turn = next.catch(() => {});
    return next;
  };
  const again = async (): Promise<void> => {
    await look().catch((error: Error) => logger.warn({ error: error.message }, 'changes of people could not be announced'));
    if (!stopped) timer = setTimeout(() => void again(), LOOK_EVERY_MS).unref();
  };
  void again();
  return {
    look,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
