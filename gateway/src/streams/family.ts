import { Slots } from './slots.ts';
import { Stream, type Subscriber, type UpstreamReports } from './stream.ts';

export interface FamilyOptions<F, E> {
  /** Opens the owning subgraph's subscription after this cursor (null: from now on). Returns how to stop it. */
  open(after: string | null, reports: UpstreamReports<F, E>): () => void;
  /** Calls back after a pause that grows with the number of failures in a row. */
  later(failures: number, retry: () => void): void;
  /** What a client is told when it must read again. */
  resync: E;
  /** Frames a stream remembers. */
  ringSize: number;
  /** Events of one stream that may wait for their frames before the upstream is let go. */
  maxPending: number;
  /** Frames made at the same time. */
  parallel: number;
  /** The last stream was closed. */
  idle(): void;
}

/**
 * The streams of one family: same document, same variables but `after`, same language, same permission scope. Sockets that join at different cursors get streams of
 * their own; two streams that delivered the same cursor become one. Nothing here reads or orders cursors: they are equal or they are not.
 */
export class Family<F, E> {
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

  /** Called by a stream: the socket now hears another stream, or none. */
  moved(subscriber: Subscriber<F, E>, to: Stream<F, E> | null): void {
    if (to) this.home.set(subscriber, to);
    else this.home.delete(subscriber);
  }

  /** Called by a stream that has just delivered `cursor`: whoever stands at a cursor that the other remembers joins it. */
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

  /** Called by a stream that has ended. */
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
