import {
  compareCursors,
  currentCursor,
  isAfterwards,
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

/** What subscribers need of a released event of a case; its facts stay in the log, 20,000 of them would be 80 MB. */
export interface CaseLogEvent {
  cursor: Cursor;
  type: CaseEventType;
  caseId: string;
  n: number | null;
  at: Date;
  audience: readonly string[];
}

export type Wanted = (event: CaseLogEvent) => boolean;

/** Events that every process keeps at hand; who was away longer is replayed from the log. */
export const RING_SIZE = 20_000;
/** More than this is not replayed: reading the lists again is cheaper for everybody. */
const MOST_REPLAYED = 20_000;
const BATCH = 500;
/** Under load the log is read so often, not at every notice: a frame for every subscriber waits at most so long more. */
const GATHER_MS = 15;

/** The event as it is kept, or null for what is not of a case or is no news. `case:` keys are left out: subscriptions compare `caseId`. */
function keptOf({ cursor, type, caseId, n, at, audience, commandId }: LoggedEvent): CaseLogEvent | null {
  if (caseId === null || !isCaseEvent(type) || isAfterwards({ commandId })) return null;
  return { cursor, type, caseId, n, at, audience: audience.filter((key) => !key.startsWith('case:')) };
}

interface Options {
  pool: Pool;
  /** For the tail's own listening connection. */
  url: string;
  logger: Pick<Logger, 'warn'>;
  ringSize?: number;
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
      gatherMs: GATHER_MS,
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
      const kept = keptOf(event);
      if (!kept) continue;
      this.ring.push(kept);
      for (const listener of this.listeners) listener(kept);
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
      for (const event of events) {
        const kept = compareCursors(event.cursor, upTo) <= 0 ? keptOf(event) : null;
        if (kept) found.push(kept);
      }
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
