import type { ClientBase } from 'pg';
import { announce, type AnnouncedBy } from './announce.ts';

interface PendingChange {
  id: number;
  kind: 'ACCOUNT' | 'SESSION' | 'CLIENT';
  subjectId: string;
  revoke: boolean;
}

export interface TakenBy extends AnnouncedBy {
  /** Why tokens are no longer good. */
  reason: string;
}

/** So many in one transaction: every reader of the log waits for its end. */
const BATCH = 200;

const CHANGES = 'select id, kind, subject_id as "subjectId", revoke from accounts.pending_change';

/** What this transaction changed of people, rights and sessions: their tokens are revoked and the others are told, together with the change or not at all. */
export async function takeOwnChanges(client: ClientBase, by: TakenBy): Promise<void> {
  const { rows } = await client.query<PendingChange>(`${CHANGES} where x = pg_current_xact_id_if_assigned() order by id`);
  await take(client, rows, by);
}

/** The next changes that nobody took, of SQL or of an older program. @returns how many there were */
export async function takeNextChanges(client: ClientBase, by: TakenBy): Promise<number> {
  const { rows } = await client.query<PendingChange>(`${CHANGES} order by id limit ${BATCH} for update skip locked`);
  await take(client, rows, by);
  return rows.length;
}

async function take(client: ClientBase, changes: readonly PendingChange[], by: TakenBy): Promise<void> {
  if (changes.length === 0) return;
  const revoked = changes.filter(({ revoke }) => revoke);
  await client.query(
    `insert into accounts.revocation (kind, id, at, reason) select distinct kind, id, $1::timestamptz, $2 from unnest($3::text[], $4::uuid[]) as t(kind, id)
     on conflict do nothing`,
    [by.at, by.reason, revoked.map(({ kind }) => (kind === 'SESSION' ? kind : 'SUBJECT')), revoked.map(({ subjectId }) => subjectId)],
  );
  await announce(
    client,
    changes.filter(({ kind }) => kind === 'ACCOUNT').map(({ subjectId }) => subjectId),
    by,
  );
  await client.query('delete from accounts.pending_change where id = any($1)', [changes.map(({ id }) => id)]);
}
