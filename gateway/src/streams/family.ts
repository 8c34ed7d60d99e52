import { Slots } from './slots.ts';
import { Stream, type StreamOptions, type Streams, type Subscriber } from './stream.ts';

export interface FamilyOptions<F, E> extends StreamOptions<F, E> {
  /** Frames made at the same time. */
  parallel: number;
  /** The last stream was closed. */
  idle(): void;
}

/**
 * The streams of one family: same document, same variables but `after`, same language, same permission scope. Sockets that join at different cursors get streams of
 * their own; two streams that delivered the same cursor become one. Nothing here reads or orders cursors: they are equal or they are not.
 */
export class Family<F, E> implements Streams<F, E> {
  private readonly streams = new Set<Stream<F, E>>();
  private readonly home = new Map<Subscriber<F, E>, Stream<F, E>>();
  readonly slots: Slots;
  readonly counts = { opened: 0, merged: 0 };

  constructor(readonly options: FamilyOptions<F, E>) {
    this.slots = new Slots(options.parallel);
  }

  get streamCount(): number {
    return this.streams.size;
  }

  get subscriberCount(): number {
    return this.home.size;
  }

  /** Joins after this cursor; null: what comes from now on. */
  subscribe(subscriber: Subscriber<F, E>, after: string | null): void {
    const stream = this.streamAt(after) ?? this.start(after);
    this.home.set(subscriber, stream);
    stream.join(subscriber, after);
  }

  unsubscribe(subscriber: Subscriber<F, E>): void {
    const stream = this.home.get(subscriber);
    this.home.delete(subscriber);
    stream?.leave(subscriber);
  }

  moved(subscriber: Subscriber<F, E>, to: Stream<F, E> | null): void {
    if (to) this.home.set(subscriber, to);
    else this.home.delete(subscriber);
  }

  meet(stream: Stream<F, E>, cursor: string): void {
    for (const other of this.streams) {
      if (other === stream) continue;
      if (other.holds(cursor)) {
        this.counts.merged++;
        stream.mergeInto(other, cursor);
        return;
      }
      const position = other.position;
      if (position !== null && stream.holds(position)) {
        this.counts.merged++;
        other.mergeInto(stream, position);
      }
    }
  }

  closed(stream: Stream<F, E>): void {
    this.streams.delete(stream);
    if (this.streams.size === 0) this.options.idle();
  }

  private streamAt(after: string | null): Stream<F, E> | undefined {
    for (const stream of this.streams) if (after === null ? stream.base === null : stream.holds(after)) return stream;
    return undefined;
  }

  private start(after: string | null): Stream<F, E> {
    this.counts.opened++;
    const stream = new Stream(this, after);
    this.streams.add(stream);
    return stream;
  }
}
