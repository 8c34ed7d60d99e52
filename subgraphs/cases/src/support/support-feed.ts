import { followLoop, type FollowLoop } from '@pakn/events';
import { isId, type Logger } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { SUPPORT_CHANNEL } from './support-channel.ts';

/** Where a subscriber stands in the order of all changes: the transaction, then the conversation. */
export interface Position {
  /** In digits. */
  x: string;
  id: string;
}
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The position as clients hand it back. */
export const positionText = ({ x, id }: Position): string => Buffer.from(`${x}.${id}`).toString('base64url');
export function readPosition(text: string): Position | null {
  const [, x, id] = /^(\d{1,19})\.(.{36})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  return x && id && isId(id) ? { x, id } : null;
}

const BATCH = 200;
// As in the event log: what a transaction has written that began before one still open is not released, so that nothing comes in below what was delivered.
const CHANGED = `select id, changed_x::text as x from cases.support_conversation
  where (changed_x, id) > ($1::xid8, $2::uuid) and changed_x < pg_snapshot_xmin(pg_current_snapshot()) order by changed_x, id limit ${BATCH}`;
const UNRELEASED = `select 1 from cases.support_conversation where changed_x >= pg_snapshot_xmin(pg_current_snapshot()) limit 1`;
const HERE = `select pg_snapshot_xmin(pg_current_snapshot())::text as x`;

/** Before everything that is not released yet. */
export async function positionNow(pool: Pool): Promise<Position> {
  const { rows } = await pool.query<{ x: string }>(HERE);
  return { x: rows[0]?.x ?? '0', id: FIRST_ID };
}

/** The process's one reader of changed conversations: it wakes the subscriptions of each, which read by themselves what they have not delivered. */
export class SupportFeed {
  private readonly listeners = new Set<(id: string) => void>();
  private loop: FollowLoop | undefined;
  private position: Position | undefined;
  private readonly options: { pool: Pool; url: string; logger: Pick<Logger, 'warn'> };

  constructor(options: { pool: Pool; url: string; logger: Pick<Logger, 'warn'> }) {
    this.options = options;
  }

  async start(): Promise<void> {
    const { pool, url, logger } = this.options;
    this.position = await positionNow(pool);
    this.loop = followLoop({
      url,
      channel: SUPPORT_CHANNEL,
      step: async () => {
        const { x, id } = this.position ?? (await positionNow(pool));
        const { rows } = await pool.query<Position>(CHANGED, [x, id]);
        const last = rows.at(-1);
        if (!last) return (await pool.query(UNRELEASED)).rowCount ? 'unreleased' : 'idle';
        for (const row of rows) for (const listener of this.listeners) listener(row.id);
        this.position = last;
        return rows.length === BATCH ? 'more' : 'some';
      },
      onError: (error) => logger.warn({ error: error.message }, 'changes of the support chat could not be read'),
    });
  }

  async stop(): Promise<void> {
    await this.loop?.close();
  }

  /** Calls back with the id of each conversation that was changed. Returns how to stop. */
  onChange(listener: (id: string) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
