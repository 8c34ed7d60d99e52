import type { Pool } from 'pg';
import type { Cursor } from './cursor.ts';
import { listen } from './poke.ts';
import { hasUnreleased, readEvents, type LoggedEvent } from './read-events.ts';

const BATCH = 500;
const SOON_MS = 10;
const IDLE_MS = 1_000;

export interface Tail {
  /** The last cursor that was handed on. */
  position(): Cursor;
  close(): Promise<void>;
}

/**
 * Follows the log: hands on every released event after `after`, in order, once. Looks at each notice, again after 10 ms while somebody's
 * write is not released yet, otherwise after a second. A database that is away is asked again; nothing is skipped.
 */
export function tail(options: {
  pool: Pool;
  url: string;
  after: Cursor;
  onEvents(events: LoggedEvent[]): void | Promise<void>;
  onError?(error: Error): void;
}): Tail {
  let position = options.after;
  let closed = false;
  let wake: (() => void) | undefined;
  let poked = false;
  const ears = listen(options.url, () => {
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
  const running = (async () => {
    while (!closed) {
      poked = false;
      try {
        const events = await readEvents(options.pool, { after: position, limit: BATCH });
        if (closed) return;
        if (events.length > 0) {
          await options.onEvents(events);
          position = (events.at(-1) as LoggedEvent).cursor;
          continue;
        }
        await rest((await hasUnreleased(options.pool, position)) ? SOON_MS : IDLE_MS);
      } catch (error) {
        options.onError?.(error as Error);
        await rest(250);
      }
    }
  })();
  return {
    position: () => position,
    async close() {
      closed = true;
      wake?.();
      await ears.close();
      await running;
    },
  };
}
