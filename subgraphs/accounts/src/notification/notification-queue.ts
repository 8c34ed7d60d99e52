import type { StoredNotification } from './stored-notification.ts';

/** A listener that does not read loses its stream then, and comes back with its last cursor. */
const MOST_WAITING = 1_000;

/** What one subscription has still to send. An async generator would hang in its await when the listener leaves; this ends at once. */
export class NotificationQueue implements AsyncIterableIterator<StoredNotification> {
  readonly #waiting: StoredNotification[] = [];
  readonly #leave: () => void;
  #sent = 0;
  #wake: ((result: IteratorResult<StoredNotification>) => void) | undefined;
  #ended = false;

  constructor(leave: () => void) {
    this.#leave = leave;
  }

  /** In the order of `seq`; what is not after the last one is skipped. */
  push(notification: StoredNotification): void {
    if (this.#ended || notification.seq <= this.#sent) return;
    this.#sent = notification.seq;
    if (this.#wake) {
      const wake = this.#wake;
      this.#wake = undefined;
      wake({ done: false, value: notification });
    } else if (this.#waiting.length >= MOST_WAITING) void this.return();
    else this.#waiting.push(notification);
  }

  next(): Promise<IteratorResult<StoredNotification>> {
    const value = this.#waiting.shift();
    if (value) return Promise.resolve({ done: false, value });
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => (this.#wake = resolve));
  }

  return(): Promise<IteratorResult<StoredNotification>> {
    if (!this.#ended) {
      this.#ended = true;
      this.#leave();
      this.#wake?.({ done: true, value: undefined });
    }
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
