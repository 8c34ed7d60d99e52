/** The first wait after a lost stream; doubled at each try. */
const FIRST_WAIT_MS = 500;
/** No wait is longer. */
const LONGEST_WAIT_MS = 30_000;
/** So many cursors are remembered to drop what comes twice. */
const REMEMBERED = 2_000;

/** `offline` after a loss until the next connection; `refused` when the viewer may not listen (any more). */
export type StreamState = 'connecting' | 'live' | 'offline' | 'refused';

/** One subscription on the wire, of graphql-ws's shape. `payload` is read again at each of its own retries. */
export interface StreamTransport {
  subscribe(
    payload: { query: string; variables: Record<string, unknown> },
    sink: { next(message: { data?: unknown; errors?: readonly GraphQLFault[] }): void; error(cause: unknown): void; complete(): void },
  ): () => void;
  /** Calls back when the socket opens and when it is lost. Returns how to stop. */
  onConnection(listener: (open: boolean) => void): () => void;
}
export interface GraphQLFault {
  message: string;
  extensions?: Record<string, unknown>;
}

export interface ResumableOptions<T> {
  query: string;
  variables: Record<string, unknown>;
  /** Where to begin: `eventCursor` read with the first list. */
  after?: string | null | undefined;
  cursorOf(data: T): string;
  onEvent(data: T): void;
  onState(state: StreamState): void;
  /** The cursor cannot be honoured: read everything again and answer the new `eventCursor`. */
  onResync(): Promise<string | null | undefined>;
  /** The token was refused: get a new one. False: nobody is signed in any more. */
  renew(): Promise<boolean>;
  transport: StreamTransport;
  /** 0..1; how much of the wait is chance, so that 5,000 browsers do not come back at once. */
  random?: () => number;
}

/**
 * Runs one subscription for ever: no event lost, none shown twice, in order.
 * graphql-ws repeats the first variables on its own retry; therefore the last cursor is written into the same `variables` object as `after`.
 * @returns how to stop it
 */
export function resumable<T>(options: ResumableOptions<T>): () => void {
  const { transport, onState, cursorOf, onEvent } = options;
  const payload = { query: options.query, variables: { ...options.variables } };
  if (options.after != null) payload.variables.after = options.after;
  const seen = new Set<string>();
  let stopped = false;
  let tries = 0;
  let wait: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe: () => void = () => undefined;

  const take = (data: T): void => {
    const cursor = cursorOf(data);
    if (seen.has(cursor)) return;
    seen.add(cursor);
    if (seen.size > REMEMBERED) seen.delete(seen.values().next().value as string);
    payload.variables.after = cursor;
    tries = 0;
    onState('live');
    onEvent(data);
  };

  const again = (): void => {
    if (stopped) return;
    onState('offline');
    const longest = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
    tries += 1;
    clearTimeout(wait);
    wait = setTimeout(start, longest * (0.5 + (options.random ?? Math.random)() / 2));
  };

  const refuse = (): void => {
    stop();
    onState('refused');
  };

  const resync = async (): Promise<void> => {
    const cursor = await options.onResync();
    if (cursor == null) delete payload.variables.after;
    else payload.variables.after = cursor;
    seen.clear();
    again();
  };

  const fail = (cause: unknown): void => {
    const code = codeOf(cause);
    if (code === 'RESYNC') void resync().catch(again);
    else if (code === 'UNAUTHENTICATED') void options.renew().then((renewed) => (renewed ? again() : refuse()), again);
    else if (code === 'FORBIDDEN' || code === 'NOT_FOUND' || code === 'GRAPHQL_VALIDATION_FAILED') refuse();
    else again();
  };

  function start(): void {
    if (stopped) return;
    unsubscribe();
    // Two things may come for one loss (next with errors, then complete): only the first counts.
    let over = false;
    const once = (act: () => void): void => {
      if (over || stopped) return;
      over = true;
      act();
    };
    unsubscribe = transport.subscribe(payload, {
      next(message) {
        if (over || stopped) return;
        // An event whose other fields could not be fetched (a service is down) still counts: its fields are null, the errors come beside it.
        if (message.data && Object.values(message.data).every((root) => root !== null)) take(message.data as T);
        else if (message.errors?.length) once(() => fail(message.errors));
      },
      error: (cause) => once(() => fail(cause)),
      complete: () => once(again),
    });
  }

  // First: an open socket answers at once that it is live.
  onState('connecting');
  const stopListening = transport.onConnection((open) => onState(open ? 'live' : 'offline'));
  function stop(): void {
    stopped = true;
    clearTimeout(wait);
    stopListening();
    unsubscribe();
  }

  start();
  return stop;
}

/** Close codes 4401 and 4403 mean that the token is no longer good; graphql-ws hands them over as the event itself. */
function codeOf(cause: unknown): string | undefined {
  if (Array.isArray(cause)) return String((cause[0] as GraphQLFault | undefined)?.extensions?.code);
  const close = (cause as { code?: number } | null)?.code;
  return close === 4401 || close === 4403 ? 'UNAUTHENTICATED' : undefined;
}
