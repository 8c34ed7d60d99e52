import pg from 'pg';

const CHANNEL = 'events';
const LEAST_PAUSE_MS = 10;

export interface Poker {
  /** Tells readers, after a commit, that there is something to read. Returns at once; at most 100 notices a second leave. */
  poke(): void;
  close(): Promise<void>;
}

/** A connection of its own for notices: NOTIFY inside a person's transaction costs 4 to 15 times the throughput (spec 06). */
export function createPoker(url: string): Poker {
  let client: pg.Client | undefined;
  let busy = false;
  let again = false;
  let closed = false;

  const connected = async (): Promise<pg.Client> => {
    if (client) return client;
    const fresh = new pg.Client({ connectionString: url });
    fresh.on('error', () => (client = undefined));
    await fresh.connect();
    client = fresh;
    return fresh;
  };
  const send = async (): Promise<void> => {
    try {
      await (await connected()).query(`notify ${CHANNEL}`);
    } catch {
      client = undefined; // readers look by themselves after a second
    }
    setTimeout(() => {
      busy = false;
      if (again && !closed) {
        again = false;
        busy = true;
        void send();
      }
    }, LEAST_PAUSE_MS).unref();
  };
  return {
    poke() {
      if (closed) return;
      if (busy) again = true;
      else {
        busy = true;
        void send();
      }
    },
    async close() {
      closed = true;
      await client?.end().catch(() => {});
    },
  };
}

/** Calls `heard` at each notice; connects again by itself and calls it once then, because notices may have been missed. */
export function listen(url: string, heard: () => void): { close(): Promise<void> } {
  let client: pg.Client | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  const open = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url });
    const lost = (): void => {
      if (client === fresh) client = undefined;
      if (!closed && !retry) retry = setTimeout(() => ((retry = undefined), void open()), 250).unref();
    };
    fresh.on('error', lost);
    fresh.on('end', lost);
    fresh.on('notification', heard);
    try {
      await fresh.connect();
      await fresh.query(`listen ${CHANNEL}`);
      client = fresh;
      if (closed) await fresh.end();
      heard();
    } catch {
      lost();
    }
  };
  void open();
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
