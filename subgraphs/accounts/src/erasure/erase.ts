import { appendEvent } from '@pakn/events';
import type { ClientBase } from 'pg';
import { SAME_PERSON } from '../account/same-person.ts';

/** Who erases, and in which request. */
export interface ErasedBy {
  actorId: string | null;
  commandId: string;
  at: Date;
}

// What has no foreign key; sessions, devices, linked identities, consents, notifications, messages, tickets and recovery codes go with the account.
const ALSO = ['reported_case', 'followed_case', 'answered'].map((table) => `delete from accounts.${table} where account_id = any($1)`);

/**
 * Erases people in the caller's transaction: everything of them here, and by AccountErased what other rooms keep for them. Their ids stay, so that what is
 * restored from a backup is erased again. The log of accesses holds ids only and stays.
 * @returns the ids that were erased: the accounts and the contacts of the same people
 */
export async function erasePeople(client: ClientBase, accountIds: readonly string[], { actorId, commandId, at }: ErasedBy): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(SAME_PERSON, [accountIds]);
  const ids = [...new Set(rows.map(({ id }) => id))];
  if (ids.length === 0) return ids;
  await client.query(`insert into accounts.erased_account (account_id, erased_at) select unnest($1::uuid[]), $2 on conflict do nothing`, [ids, at]);
  for (const statement of ALSO) await client.query(statement, [ids]);
  await client.query('delete from accounts.account where id = any($1)', [ids]);
  for (const accountId of ids) await appendEvent(client, { type: 'AccountErased', commandId, actorId, at, data: { accountId }, audience: [] });
  return ids;
}
