import { encodeCursor, keyAfter, resync } from '@pakn/service-kit';
import type { Pool } from 'pg';
import type { CasesContext } from '../context.ts';
import { EventQueue } from '../live/event-queue.ts';
import { CONVERSATION, MESSAGE, type ConversationRow, type MessageRow } from './conversation-row.ts';
import { positionNow, readPosition, type Position, type SupportFeed } from './support-feed.ts';

type Live = Pick<CasesContext['services'], 'pool' | 'logger'> & { support: SupportFeed };
const BATCH = 200;

/**
 * Delivers what `read` finds, in its order and each once: at the beginning, and when something that concerns it has changed. A reader that fails ends the
 * stream: the gateway opens it again at the last cursor that was delivered.
 */
function follow<R>({ support, logger }: Live, concerns: (id: string) => boolean, read: () => Promise<R[]>): AsyncIterableIterator<R> {
  let isReading = false;
  let isWoken = false;
  const pump = async (): Promise<void> => {
    isWoken = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isWoken) {
        isWoken = false;
        const rows = await read();
        for (const row of rows) queue.push(row);
        if (rows.length >= BATCH) isWoken = true;
      }
    } catch (error) {
      logger.warn({ error: error instanceof Error ? error.message : String(error) }, 'a stream of the support chat ends');
      await queue.return();
    } finally {
      isReading = false;
    }
  };
  const leave = support.onChange((id) => {
    if (concerns(id)) void pump();
  });
  const queue = new EventQueue<R>(leave);
  void pump();
  return queue;
}

export const messageCursor = ({ n }: Pick<MessageRow, 'n'>): string => encodeCursor([n]);
export const messageAfter = (after: string | null | undefined): number | null => keyAfter(after, ['number'])?.[0] ?? null;

const MESSAGES = `select ${MESSAGE} from cases.support_message where conversation_id = $1 and n > $2 order by n limit ${BATCH}`;

/** Messages behind a cursor, or from now on without one. @throws RESYNC for a cursor that is none of this conversation */
export function followMessages(services: Live, found: ConversationRow, after: string | null | undefined): AsyncIterableIterator<MessageRow> {
  let last = after == null ? found.said : numberIn(after);
  if (last > found.said) throw resync();
  return follow(
    services,
    (id) => id === found.id,
    async () => {
      const { rows } = await services.pool.query<MessageRow>(MESSAGES, [found.id, last]);
      last = rows.at(-1)?.n ?? last;
      return rows;
    },
  );
}

function numberIn(after: string): number {
  try {
    return messageAfter(after) ?? 0;
  } catch {
    throw resync();
  }
}

const CHANGED = `select ${CONVERSATION} from cases.support_conversation where (changed_x, id) > ($1::xid8, $2::uuid)
  and changed_x < pg_snapshot_xmin(pg_current_snapshot()) and ($3::uuid is null or id = $3) and ($3::uuid is not null or status <> 'BOT')
  order by changed_x, id limit ${BATCH}`;
const IS_FUTURE = 'select $1::xid8 > pg_snapshot_xmax(pg_current_snapshot()) as yes';

/**
 * Conversations as they are after each change behind a cursor: of several changes at once the last state. `id` null: all that were ever in the queue.
 * @throws RESYNC for a cursor that is none, or of another time of this database
 */
export async function followConversations(
  services: Live,
  id: string | null,
  after: string | null | undefined,
): Promise<AsyncIterableIterator<ConversationRow>> {
  let last = await positionOf(services.pool, after);
  return follow(
    services,
    (changed) => id === null || changed === id,
    async () => {
      const { rows } = await services.pool.query<ConversationRow>(CHANGED, [last.x, last.id, id]);
      const end = rows.at(-1);
      if (end) last = { x: end.x, id: end.id };
      return rows;
    },
  );
}

async function positionOf(pool: Pool, after: string | null | undefined): Promise<Position> {
  if (after == null) return positionNow(pool);
  const given = readPosition(after);
  if (!given) throw resync();
  const { rows } = await pool.query<{ yes: boolean }>(IS_FUTURE, [given.x]);
  if (rows[0]?.yes) throw resync();
  return given;
}
