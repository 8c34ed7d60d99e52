import { createListener } from './listener.ts';
import { CHANNEL } from './notifier.ts';
import { retryPause } from './retry-pause.ts';

const UNRELEASED_PAUSE_MS = 10;
const IDLE_PAUSE_MS = 1_000;

/** What a step of a loop found. `more`: a full batch; `some`: all there was; `unreleased`: something is written and may be read in a moment. */
export type Found = 'more' | 'some' | 'unreleased' | 'idle';

export interface FollowLoop {
  readonly closed: boolean;
  /** Ends the pause at once and waits for a step that is under way. */
  close(): Promise<void>;
}

export interface FollowLoopOptions {
  /** The database whose notices end a pause; null for a reader that is in no hurry. */
  url: string | null;
  /** Where notices come; by default those of the event log. */
  channel?: string;
  /** Pause after a step that found `some`, in ms (default 0): what is written meanwhile is taken together. The first event after a quiet time never waits. */
  gatherMs?: number;
  step(loop: FollowLoop): Promise<Found>;
  /** A step failed; it is tried again after a pause. */
  onError?(error: Error): void;
}

/**
 * Repeats a step, one after the other: at once while there is `more`, after `gatherMs` when it found `some`, after 10 ms when something is `unreleased`,
 * otherwise at the next notice or after a second. A step that fails is tried again after a growing pause, which notices do not shorten: a database in trouble is not asked a hundred times a
 * second. Only a listener that has connected again ends it.
 */
export function followLoop(options: FollowLoopOptions): FollowLoop {
  const { gatherMs = 0 } = options;
  let closed = false;
  let noticed = false;
  let failures = 0;
  /** Notices end only the pause of a loop that waits for them. */
  let state: 'working' | 'waiting' = 'working';
  let wake: (() => void) | undefined;
  const listener =
    options.url === null
      ? null
      : createListener({
          url: options.url,
          channel: options.channel ?? CHANNEL,
          onNotice(reason) {
            noticed = true;
            if (state === 'waiting' || reason === 'connected') wake?.();
          },
        });
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop: FollowLoop = {
    get closed() {
      return closed;
    },
    async close() {
      closed = true;
      wake?.();
      await listener?.close();
      await running;
    },
  };
  const running = (async () => {
    // The first step waits for the caller to have the loop in hand.
    await Promise.resolve();
    while (!closed) {
      noticed = false;
      try {
        const found = await options.step(loop);
        failures = 0;
        if (found === 'some' && gatherMs > 0 && !closed) await pause(gatherMs);
        if ((found === 'unreleased' || found === 'idle') && !noticed && !closed) {
          state = 'waiting';
          await pause(found === 'unreleased' ? UNRELEASED_PAUSE_MS : IDLE_PAUSE_MS);
          state = 'working';
        }
      } catch (error) {
        failures += 1;
        options.onError?.(error as Error);
        if (!closed) await pause(retryPause(failures));
      }
    }
  })();
  return loop;
}
