import { encodeCursor, keyAfter, pageSize } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { CONVERSATION, type ConversationRow } from './conversation-row.ts';
import { positionNow, positionText } from './support-feed.ts';

const IN_QUEUE = `status in ('WAITING', 'LIVE')`;
const WAITING = `select count(*)::int as n from cases.support_conversation where status = 'WAITING'`;

/** Who waits for an adviser, the longest waiting first, then the conversations that go on. */
export async function listQueue(pool: Pool, { first, after }: { first: number; after: string | null | undefined }) {
  const size = pageSize(first);
  const key = keyAfter(after, ['number', 'time', 'id']);
  // Read first: what the list misses is behind it.
  const cursor = positionText(await positionNow(pool));
  const behind = key ? `and ((status = 'LIVE'), waiting_since, id) > ($1::boolean, $2::timestamptz, $3::uuid)` : '';
  const [{ rows }, counted] = await Promise.all([
    pool.query<ConversationRow>(
      `select ${CONVERSATION} from cases.support_conversation where ${IN_QUEUE} ${behind} order by (status = 'LIVE'), waiting_since, id limit ${size + 1}`,
      key ? [key[0] === 1, key[1], key[2]] : [],
    ),
    pool.query<{ n: number }>(WAITING),
  ]);
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  const endCursor = last ? encodeCursor([Number(last.status === 'LIVE'), (last.waitingSince ?? last.startedAt).toISOString(), last.id]) : null;
  return { nodes, pageInfo: { hasNextPage: rows.length > size, endCursor }, cursor, waiting: counted.rows[0]?.n ?? 0 };
}
