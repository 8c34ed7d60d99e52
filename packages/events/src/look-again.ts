import { listen } from './poke.ts';

const SOON_MS = 10;
const IDLE_MS = 1_000;
const AFTER_ERROR_MS = 250;

export interface Lookout {
  readonly closed: boolean;
  /** Ends the rest at once and waits for a look that is under way. */
  close(): Promise<void>;
}

/**
 * Looks again and again: at once while a look says there is `more`, after 10 ms when something is written and not released yet (`soon`),
 * otherwise at the next notice, or after a second if none comes. A look that fails is told and tried again.
 * @param options.url whose notices end a rest; null for a reader that is in no hurry
 */
export function lookAgain(options: { url: string | null; look(lookout: Lookout): Promise<'more' | 'soon' | 'idle'>; onError?(error: Error): void }): Lookout {
  let closed = false;
  let poked = false;
  let wake: (() => void) | undefined;
  const ears =
    options.url === null
      ? null
      : listen(options.url, () => {
          poked = true;
          wake?.();
        });
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (poked || closed) return resolve();
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const lookout: Lookout = {
    get closed() {
      return closed;
    },
    async close() {
      closed = true;
      wake?.();
      await ears?.close();
      await running;
    },
  };
  const running = (async () => {
    // The first look waits for the caller to have the lookout in hand.
    await Promise.resolve();
    while (!closed) {
      poked = false;
      try {
        const found = await options.look(lookout);
        if (found !== 'more') await rest(found === 'soon' ? SOON_MS : IDLE_MS);
      } catch (error) {
        options.onError?.(error as Error);
        await rest(AFTER_ERROR_MS);
      }
    }
  })();
  return lookout;
}
