import type { Slots } from './slots.ts';

/** Who receives the frames of a stream: one operation of one socket. */
export interface Subscriber<F, E> {
  /** Takes the next frame; must not throw and must not call back into the family synchronously other than by `unsubscribe`. */
  deliver(frame: F): void;
  /** The stream is over for good: a refusal of the owning subgraph, or the RESYNC fault. */
  end(fault: E): void;
}

/** What the owning subgraph's side reports about one opened upstream. Reports after it was stopped are ignored. */
export interface UpstreamReports<F, E> {
  /** The subgraph was reached and was asked to start. */
  begun(): void;
  /** An event at `cursor`; `complete` fetches what other subgraphs add and makes the frame. */
  next(cursor: string, complete: () => Promise<F>): void;
  /** The connection broke, or the subgraph failed in a way that may pass: the stream reopens at the last cursor delivered. */
  lost(): void;
  /** An event came that cannot be delivered (no cursor in it). Reopened a few times; then the clients must read again. */
  spoiled(): void;
  /** The subgraph refused for good: no right, or a cursor that it cannot honour. */
  refused(fault: E): void;
}

export interface StreamOptions<F, E> {
  /** Opens the owning subgraph's subscription after this cursor (null: from now on). Returns how to stop it. */
  open(after: string | null, reports: UpstreamReports<F, E>): () => void;
  /** Calls back after a pause that grows with the number of failures in a row. */
  later(failures: number, retry: () => void): void;
  /** What a client gets when it must read again. */
  resync: E;
  /** Frames a stream remembers. */
  ringSize: number;
  /** Events of one stream that may wait for their frames before the upstream is let go. */
  maxPending: number;
}

/** What a stream needs of the family that it is in. */
export interface Streams<F, E> {
  readonly options: StreamOptions<F, E>;
  /** Where frames are made, a limited number at once. */
  readonly slots: Slots;
  /** The socket is in another stream now, or in none. */
  moved(subscriber: Subscriber<F, E>, to: Stream<F, E> | null): void;
  /** The stream has just delivered `cursor`: whoever stands at a cursor that the other remembers joins it. */
  meet(stream: Stream<F, E>, cursor: string): void;
  /** The stream has ended. */
  closed(stream: Stream<F, E>): void;
}

const TRIES_OF_A_SPOILED_EVENT = 5;

/**
 * One upstream subscription and the sockets that receive its frames. It remembers the last frames by cursor, so that a socket can join where it stopped.
 * Cursors are compared for equality only. Lost upstreams are reopened at the last cursor that was DELIVERED, not received.
 */
export class Stream<F, E> {
  private readonly ring = new Map<string, F>();
  private readonly sockets = new Set<Subscriber<F, E>>();
  private last: string | null = null;
  private evicted = false;
  private dead = false;
  private generation = 0;
  private failures = 0;
  private spoils = 0;
  /** Something may have been missed while there was no cursor to resume from. */
  private gapped = false;
  private paused = false;
  private pending = 0;
  private tail: Promise<void> = Promise.resolve();
  private stop: () => void = () => undefined;

  constructor(
    private readonly family: Streams<F, E>,
    readonly base: string | null,
  ) {}

  /** The cursor up to which every socket of this stream has everything; null: live since it began, nothing came yet. */
  get position(): string | null {
    return this.last ?? this.base;
  }

  get size(): number {
    return this.sockets.size;
  }

  /** Whether all that comes after this cursor is remembered here. */
  holds(cursor: string): boolean {
    return this.ring.has(cursor) || (cursor === this.base && !this.evicted);
  }

  /** Adds a socket; one that stopped at `after` first gets what it missed, in the same turn: no gap. */
  join(subscriber: Subscriber<F, E>, after: string | null): void {
    if (after !== null) for (const frame of this.framesAfter(after)) subscriber.deliver(frame);
    this.sockets.add(subscriber);
    if (this.generation === 0) this.connect();
  }

  leave(subscriber: Subscriber<F, E>): void {
    this.sockets.delete(subscriber);
    if (this.sockets.size === 0) this.close();
  }

  /** Every socket of this stream has all up to and including `at`, which `into` holds: they go on there. */
  mergeInto(into: Stream<F, E>, at: string): void {
    const frames = [...into.framesAfter(at)];
    for (const socket of [...this.sockets]) {
      this.family.moved(socket, into);
      into.sockets.add(socket);
      for (const frame of frames) socket.deliver(frame);
    }
    this.sockets.clear();
    this.close();
  }

  close(): void {
    if (this.dead) return;
    this.dead = true;
    this.stop();
    this.family.closed(this);
  }

  private *framesAfter(cursor: string): Generator<F> {
    let found = cursor === this.base && !this.ring.has(cursor);
    for (const [at, frame] of this.ring) {
      if (found) yield frame;
      else if (at === cursor) found = true;
    }
  }

  private connect(): void {
    this.paused = false;
    this.pending = 0;
    this.tail = Promise.resolve();
    const generation = ++this.generation;
    const current = (): boolean => !this.dead && generation === this.generation;
    this.stop = this.family.options.open(this.position, {
      begun: () => {
        if (current() && this.gapped && this.position === null) this.end(this.family.options.resync);
      },
      next: (cursor, complete) => {
        if (current() && !this.paused) this.accept(cursor, complete, current);
      },
      lost: () => {
        if (current() && !this.paused) this.lost();
      },
      spoiled: () => {
        if (!current() || this.paused) return;
        // Behind the events that still wait for their frames: those are good, and the count must start at their cursor.
        this.tail = this.tail.then(() => {
          if (!current()) return;
          if (++this.spoils >= TRIES_OF_A_SPOILED_EVENT) this.end(this.family.options.resync);
          else this.lost();
        });
      },
      refused: (fault) => {
        if (current() && !this.paused) this.end(fault);
      },
    });
  }

  private lost(): void {
    this.stop();
    this.generation++;
    if (this.position === null) this.gapped = true;
    this.family.options.later(this.failures++, () => {
      if (!this.dead) this.connect();
    });
  }

  /** Frames are made side by side and delivered in order. */
  private accept(cursor: string, complete: () => Promise<F>, current: () => boolean): void {
    if (++this.pending >= this.family.options.maxPending) this.pause();
    const made = this.family.slots.run(async () => (current() ? await complete() : null));
    made.catch(() => undefined);
    this.tail = this.tail.then(async () => {
      try {
        const frame = await made;
        if (frame !== null && current()) this.deliver(cursor, frame);
      } catch {
        if (current()) this.lost();
      } finally {
        if (current() && --this.pending === 0 && this.paused) this.connect();
      }
    });
  }

  /** Too much waits for its frames: the upstream is let go, and reopened where the delivery stands once all is delivered. */
  private pause(): void {
    this.paused = true;
    this.stop();
  }

  private deliver(cursor: string, frame: F): void {
    if (this.holds(cursor)) return;
    this.ring.set(cursor, frame);
    this.last = cursor;
    this.failures = 0;
    this.spoils = 0;
    this.gapped = false;
    if (this.ring.size > this.family.options.ringSize) {
      const [oldest] = this.ring.keys();
      if (oldest !== undefined) this.ring.delete(oldest);
      this.evicted = true;
    }
    for (const socket of this.sockets) socket.deliver(frame);
    if (!this.dead) this.family.meet(this, cursor);
  }

  private end(fault: E): void {
    const sockets = [...this.sockets];
    this.sockets.clear();
    this.close();
    for (const socket of sockets) {
      this.family.moved(socket, null);
      socket.end(fault);
    }
  }
}
