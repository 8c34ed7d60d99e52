import {
  compareCursors,
  currentCursor,
  isCaseEvent,
  readCursor,
  readEvents,
  tail,
  type CaseEventType,
  type Cursor,
  type LoggedEvent,
  type Tail,
} from '@pakn/events';
import { resync, type Logger } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { EventQueue } from './event-queue.ts';

/** A released event of a case. */
export interface CaseLogEvent extends LoggedEvent {
  type: CaseEventType;
  caseId: string;
}

export type Wanted = (event: CaseLogEvent) => boolean;

/** Events that every process keeps at hand; who was away longer is replayed from the log. */
export const RING_SIZE = 20_000;
/** More than this is not replayed: reading the lists again is cheaper for everybody. */
const MOST_REPLAYED = 20_000;
const BATCH = 500;

const isOfCase = (event: LoggedEvent): event is CaseLogEvent => event.caseId !== null && isCaseEvent(event.type);

interface Options {
  pool: Pool;
  /** For the tail's own listening connection. */
  url: string;
  logger: Pick<Logger, 'warn'>;
  ringSize?: number;
  /** Hears every released event once, before subscribers do. */
  onEvent?(event: LoggedEvent): void;
}

/**
 * The process's one reader of the log for its subscribers: a tail, a ring of what it read last, and replay from a cursor.
 * A subscription sees every wanted event after its cursor exactly once, in the log's order, then the live ones: no gap (B-01).
 */
export class CaseStream {
  private readonly ring: CaseLogEvent[] = [];
  private readonly listeners = new Set<(event: CaseLogEvent) => void>();
  private floor: Cursor | undefined;
  private tail: Tail | undefined;
  private position: Cursor | undefined;
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
  }

  /** Begins to follow the log from its present end. */
  async start(): Promise<void> {
    const { pool, url, logger } = this.options;
    this.floor = this.position = await currentCursor(pool);
    this.tail = tail({
      pool,
      url,
      after: this.floor,
      onEvents: (events) => this.take(events),
      onError: (error) => logger.warn({ error: error.message }, 'the event log could not be read'),
    });
  }

  async stop(): Promise<void> {
    await this.tail?.close();
  }

  subscribers = (): number => this.listeners.size;

  /**
   * Wanted events after a cursor (an opaque text), or from now on without one.
   * @throws RESYNC when the cursor is none of this log's, of another era, from the future, or too old to be replayed
   */
  async subscribe(after: string | null | undefined, wanted: Wanted): Promise<AsyncIterableIterator<CaseLogEvent>> {
    if (!this.position) throw new Error('the stream was not started');
    const given = after === null || after === undefined ? null : readCursor(after);
    if (after !== null && after !== undefined && !given) throw resync();

    // One step, without waiting in between: where the ring stands, and from here on everything is buffered.
    const upTo = this.position;
    let last: Cursor = given ?? upTo;
    const early: CaseLogEvent[] = [];
    let queue: EventQueue<CaseLogEvent> | undefined;
    const deliver = (event: CaseLogEvent): void => {
      if (compareCursors(event.cursor, last) <= 0) return;
      last = event.cursor;
      if (wanted(event)) queue?.push(event);
    };
    const listener = (event: CaseLogEvent): void => (queue ? deliver(event) : void early.push(event));
    this.listeners.add(listener);
    const leave = (): void => void this.listeners.delete(listener);
    try {
      const missed = given ? await this.missed(given, upTo) : [];
      queue = new EventQueue(leave);
      for (const event of missed) deliver(event);
      for (const event of early) deliver(event);
      return queue;
    } catch (error) {
      leave();
      throw error;
    }
  }

  private take(events: LoggedEvent[]): void {
    for (const event of events) {
      this.position = event.cursor;
      this.options.onEvent?.(event);
      if (!isOfCase(event)) continue;
      this.ring.push(event);
      for (const listener of this.listeners) listener(event);
    }
    const surplus = this.ring.length - (this.options.ringSize ?? RING_SIZE);
    if (surplus > 0) this.floor = this.ring.splice(0, surplus).at(-1)?.cursor ?? this.floor;
  }

  /** The events in (after, upTo], from the ring if it reaches back so far, otherwise from the log. */
  private async missed(after: Cursor, upTo: Cursor): Promise<CaseLogEvent[]> {
    if (this.floor && compareCursors(after, this.floor) >= 0 && compareCursors(after, upTo) <= 0)
      return this.ring.filter((event) => compareCursors(event.cursor, after) > 0 && compareCursors(event.cursor, upTo) <= 0);
    await this.assertOfThisLog(after);
    const found: CaseLogEvent[] = [];
    for (let at = after, read = 0; compareCursors(at, upTo) < 0;) {
      const events = await readEvents(this.options.pool, { after: at, limit: BATCH });
      for (const event of events) if (isOfCase(event) && compareCursors(event.cursor, upTo) <= 0) found.push(event);
      const end = events.at(-1);
      if (!end || events.length < BATCH) return found;
      at = end.cursor;
      read += events.length;
      if (read > MOST_REPLAYED) throw resync();
    }
    return found;
  }

  private async assertOfThisLog(cursor: Cursor): Promise<void> {
    const { rows } = await this.options.pool.query<{ era: number; known: boolean }>(
      'select events.current_era() as era, $1::numeric <= pg_snapshot_xmax(pg_current_snapshot())::text::numeric as known',
      [cursor.x],
    );
    if (!rows[0]?.known || rows[0].era !== cursor.era) throw resync();
  }
}
