import pg from 'pg';
const RECONNECT_MS = 250;

/** `connected`: the connection is there, for the first time or again, and notices may have been missed before. */
export type ListenReason = 'notice' | 'connected';

/** Calls `onNotice` at each notice on a channel of the database; connects again by itself. */
export function createListener(options: { url: string; channel: string; onNotice(reason: ListenReason): void }): { close(): Promise<void> } {
  const { url, channel, onNotice } = options;
  let client: pg.Client | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  const open = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url });
    const lost = (): void => {
      if (client === fresh) client = undefined;
      if (!closed && !retry) retry = setTimeout(() => ((retry = undefined), void open()), RECONNECT_MS).unref();
    };
    fresh.on('error', lost);
    fresh.on('end', lost);
    fresh.on('notification', () => onNotice('notice'));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      client = fresh;
      if (closed) await fresh.end();
      onNotice('connected');
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
