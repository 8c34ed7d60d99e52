import type { Logger } from '@pakn/service-kit';

export interface WorkLoop {
  /** Something changed: works at once, or again when it is at it. */
  wake(): void;
  /** Ends after the piece of work at hand. */
  stop(): Promise<void>;
}

export interface Work {
  /** Pause between two rounds that nothing wakes. */
  everyMs: number;
  /** One round; looks at `isStopping` between two pieces. */
  round(isStopping: () => boolean): Promise<unknown>;
  logger: Pick<Logger, 'warn'>;
  /** What the log says when a round fails; the next one tries again. */
  failure: string;
}

/** Work beside the requests: at the start, when woken, and after each pause, one round after the other. */
export function startWorkLoop({ everyMs, round, logger, failure }: Work): WorkLoop {
  let stopped = false;
  let isWoken = false;
  let resume: (() => void) | undefined;
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      resume = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const running = (async () => {
    while (!stopped) {
      isWoken = false;
      await round(() => stopped).catch((error: Error) => logger.warn({ error: error.message }, failure));
      if (!stopped && !isWoken) await pause();
    }
  })();
  return {
    wake() {
      isWoken = true;
      resume?.();
    },
    async stop() {
      stopped = true;
      resume?.();
      await running;
    },
  };
}
