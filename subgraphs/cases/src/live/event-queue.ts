/** How far behind a subscriber may fall before its stream ends; it comes back with its last cursor. */
const MOST_WAITING = 10_000;

/**
 * What one subscription has still to send. Ends at once when the subscriber leaves (an async generator would hang until its next event)
 * and when too much waits (R14): a completed stream is opened again at the last cursor that was delivered.
 */
export class EventQueue<T> implements AsyncIterableIterator<T> {
  private readonly waiting: T[] = [];
  private wake: ((result: IteratorResult<T>) => void) | undefined;
  private ended = false;
  private readonly onEnd: () => void;

  constructor(onEnd: () => void) {
    this.onEnd = onEnd;
  }

  push(item: T): void {
    if (this.ended) return;
    if (this.wake) {
      const wake = this.wake;
      this.wake = undefined;
      wake({ done: false, value: item });
    } else if (this.waiting.length >= MOST_WAITING) void this.return();
    else this.waiting.push(item);
  }

  next(): Promise<IteratorResult<T>> {
    const item = this.waiting.shift();
    if (item !== undefined) return Promise.resolve({ done: false, value: item });
    if (this.ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => (this.wake = resolve));
  }

  return(): Promise<IteratorResult<T>> {
    if (!this.ended) {
      this.ended = true;
      this.onEnd();
      this.wake?.({ done: true, value: undefined });
    }
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
