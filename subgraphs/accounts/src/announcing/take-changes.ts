import type { ClientBase } from 'pg';
import { announce, type AnnouncedBy } from './announce.ts';

interface PendingChange {
  id: number;
  kind: 'ACCOUNT' | 'SESSION' | 'CLIENT';
  subjectId: string;
  revoke: boolean;
  /** How long ago it was changed, by the database's clock. */
  ageMs: number;
}

/** Who takes changes, and why tokens are no longer good. */
export type TakenBy = AnnouncedBy & { reason: string };

/** So many in one transaction: every reader of the log waits for its end. */
const BATCH = 200;

const CHANGES =
  'select id, kind, subject_id as "subjectId", revoke, (extract(epoch from clock_timestamp() - changed_at) * 1000)::float8 as "ageMs" from accounts.pending_change';

/** What this transaction changed of people, rights and sessions: their tokens are revoked and the other subgraphs are notified, together with the change or not at all. */
export async function takeOwnChanges(client: ClientBase, by: TakenBy): Promise<void> {
  const { rows } = await client.query<PendingChange>(`${CHANGES} where x = pg_current_xact_id_if_assigned() order by id`);
  await take(client, rows, by, () => by.at);
}

/**
 * The next changes that nobody took, of SQL or of an older program. Tokens that were issued before a change are revoked, not those of between the change and now.
 * @returns how many there were
 */
export async function takeNextChanges(client: ClientBase, { now, ...by }: Omit<TakenBy, 'at'> & { now(): Date }): Promise<number> {
  const { rows } = await client.query<PendingChange>(`${CHANGES} order by id limit ${BATCH} for update skip locked`);
  // Read after the ages: what the answer took on its way makes a change seem later than it was, never earlier.
  const at = now();
  await take(client, rows, { ...by, at }, ({ ageMs }) => new Date(Math.ceil(at.getTime() - ageMs)));
  return rows.length;
}

async function take(client: ClientBase, changes: readonly PendingChange[], by: TakenBy, changedAt: (change: PendingChange) => Date): Promise<void> {
  if (changes.length === 0) return;
  const revoked = changes.filter(({ revoke }) => revoke);
  await client.query(
    `insert into accounts.revocation (kind, id, at, noted_at, reason)
     select distinct kind, id, at, $1::timestamptz, $2 from unnest($3::text[], $4::uuid[], $5::timestamptz[]) as t(kind, id, at)
     on conflict (kind, id, at) do update set noted_at = excluded.noted_at`,
    [by.at, by.reason, revoked.map(({ kind }) => (kind === 'SESSION' ? kind : 'SUBJECT')), revoked.map(({ subjectId }) => subjectId), revoked.map(changedAt)],
  );
  await announce(
    client,
    changes.filter(({ kind }) => kind === 'ACCOUNT').map(({ subjectId }) => subjectId),
    by,
  );
  await client.query('delete from accounts.pending_change where id = any($1)', [changes.map(({ id }) => id)]);
}
