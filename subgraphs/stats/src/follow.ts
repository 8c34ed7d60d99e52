/** How often the newest batch is asked for: figures are stale by at most a second (spec 06 P9). */
const LOOK_EVERY_MS = 200;
const AFTER_FAILURE_MS = 1_000;

/** Repeats a step, one after the other, until it is closed; a step that fails is reported and tried again. */
export function followForever(options: { step(): Promise<void>; onError(error: Error): void }): { close(): Promise<void> } {
  let closed = false;
  let wake: (() => void) | undefined;
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (closed) return resolve();
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const running = (async () => {
    while (!closed) {
      let pause = LOOK_EVERY_MS;
      try {
        await options.step();
      } catch (error) {
        if (!closed) options.onError(error as Error);
        pause = AFTER_FAILURE_MS;
      }
      await rest(pause);
    }
  })();
  return {
    async close() {
      closed = true;
      wake?.();
      await running;
    },
  };
}
