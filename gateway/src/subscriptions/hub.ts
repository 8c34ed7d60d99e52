import { newId, resync, scopeOf, withoutSubject, type Identity, type Logger } from '@pakn/service-kit';
import type { Language } from '@pakn/vocabulary';
import type { GraphQLFormattedError } from 'graphql';
import type { SubgraphDataSource } from '../graph/data-source.ts';
import { publicErrors } from '../graph/public-errors.ts';
import { Family } from '../streams/family.ts';
import type { Subscriber } from '../streams/stream.ts';
import { completeEvent, cursorOf, type Frame } from './complete-event.ts';
import type { Planner, Prepared } from './prepare.ts';
import type { Upstream } from './upstream.ts';

export type Errors = readonly GraphQLFormattedError[];
/** One operation of one client's socket. */
export type Listener = Subscriber<Frame, Errors>;

/** What a family shares. */
interface Asked {
  prepared: Prepared;
  variables: Record<string, unknown>;
  identity: Identity;
  language: Language;
}

/** Frames that a stream remembers, so that a socket cut for a moment joins without a replay from the database. */
const RING_FRAMES = 256;
/** Events of one stream that may wait for their frames. */
const MAX_PENDING_EVENTS = 1_000;
/** Frames of one family made side by side: a replay of hundreds of events goes on at the speed of the subgraphs, not of one round trip. */
const FRAMES_AT_ONCE = 8;
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 1_000;

/**
 * Federated subscriptions. Sockets with the same document, variables, language and permission scope are one family: each event is completed and
 * stringified once, and the same bytes go to all of them.
 */
export class Hub {
  private readonly families = new Map<string, Family<Frame, Errors>>();
  readonly counts = { streamsOpened: 0, streamsLost: 0, events: 0 };

  constructor(
    private readonly options: { planner: Planner; sources: ReadonlyMap<string, SubgraphDataSource>; upstreams: ReadonlyMap<string, Upstream>; logger: Logger },
  ) {}

  get familyCount(): number {
    return this.families.size;
  }

  get listenerCount(): number {
    let count = 0;
    for (const family of this.families.values()) count += family.subscriberCount;
    return count;
  }

  /** Joins a socket's operation. Returns how it leaves. */
  subscribe(operation: Asked & { after: string | null }, listener: Listener): () => void {
    const { prepared, variables, language } = operation;
    // What all share carries no subject: a field that reads it without the `viewer` tag fails in the subgraph instead of leaking.
    const identity = prepared.viewer ? operation.identity : withoutSubject(operation.identity);
    const key = JSON.stringify([prepared.hash, language, scopeOf(identity), identity.sub ?? '', sorted(variables)]);
    const family = this.families.get(key) ?? this.begin(key, { prepared, variables, identity, language });
    family.subscribe(listener, operation.after);
    return () => family.unsubscribe(listener);
  }

  private begin(key: string, { prepared, variables, identity, language }: Asked): Family<Frame, Errors> {
    const { planner, sources, logger } = this.options;
    const upstream = this.options.upstreams.get(prepared.primary.serviceName);
    if (!upstream) throw new Error(`Nobody serves ${prepared.primary.serviceName}`);
    const { operation: query, operationName, variableUsages = [] } = prepared.primary;
    const family: Family<Frame, Errors> = new Family<Frame, Errors>({
      ringSize: RING_FRAMES,
      maxPending: MAX_PENDING_EVENTS,
      parallel: FRAMES_AT_ONCE,
      resync: [resync().toJSON()],
      later: retryLater,
      idle: () => {
        if (this.families.get(key) === family) this.families.delete(key);
      },
      open: (after, reports) => {
        this.counts.streamsOpened++;
        const all: Record<string, unknown> = { ...variables, _after: after };
        const used = Object.fromEntries(variableUsages.filter((name) => name in all).map((name) => [name, all[name]]));
        const requestId = newId();
        return upstream.open(
          { query, operationName, variables: used, identity, language, requestId },
          {
            begun: reports.begun,
            lost: () => {
              this.counts.streamsLost++;
              reports.lost();
            },
            refused: (errors) => reports.refused(publicErrors(errors, { requestId, language }, logger)),
            result: (event) => {
              const cursor = cursorOf(event, prepared.resume.responseName);
              if (cursor === null) {
                logger.error({ requestId, errors: event.errors }, 'an event came without its cursor');
                return reports.spoiled();
              }
              this.counts.events++;
              reports.next(cursor, () => completeEvent({ planner, sources, prepared, event, variables, identity, language, logger }));
            },
          },
        );
      },
    });
    this.families.set(key, family);
    return family;
  }
}

function retryLater(failures: number, retry: () => void): void {
  const pause = Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS);
  setTimeout(retry, pause * (0.5 + Math.random() / 2)).unref();
}

/** The same value for the same variables, in whatever order their keys came. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
