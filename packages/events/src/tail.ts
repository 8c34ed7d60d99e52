import type { Pool } from 'pg';
import type { Cursor } from './cursor.ts';
import { followLoop } from './follow-loop.ts';
import { hasUnreleased, readEvents, type LoggedEvent } from './read-events.ts';

const BATCH = 500;

export interface Tail {
  /** The last cursor that was handed on. */
  position(): Cursor;
  close(): Promise<void>;
}

/**
 * Follows the log: hands on every released event after `after`, in order, once. Reads at each notice, again after 10 ms while somebody's
 * write is not released yet, otherwise after a second. A database that is away is asked again, after growing pauses; nothing is skipped.
 */
export function tail(options: {
  pool: Pool;
  url: string;
  after: Cursor;
  /** Pause after a batch, in ms, so that under load several events are read at once (default 0). */
  gatherMs?: number;
  onEvents(events: LoggedEvent[]): void | Promise<void>;
  onError?(error: Error): void;
}): Tail {
  let position = options.after;
  const loop = followLoop({
    url: options.url,
    gatherMs: options.gatherMs ?? 0,
    ...(options.onError ? { onError: options.onError } : {}),
    async step(self) {
      const events = await readEvents(options.pool, { after: position, limit: BATCH });
      if (self.closed) return 'idle';
      const last = events.at(-1);
      if (!last) return (await hasUnreleased(options.pool, position)) ? 'unreleased' : 'idle';
      await options.onEvents(events);
      position = last.cursor;
      return events.length === BATCH ? 'more' : 'some';
    },
  });
  return { position: () => position, close: () => loop.close() };
}
