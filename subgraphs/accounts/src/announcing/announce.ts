import { appendEvent } from '@pakn/events';
import type { ClientBase } from 'pg';
import { newsOf, type AccountState, type KnownPerson } from './person-event.ts';

/** Who makes others know, and why. */
export interface AnnouncedBy {
  actorId: string | null;
  commandId: string;
  at: Date;
}

// As text: drivers read times differently.
const time = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const STATES = `select id, kind, status, active, agency_id as "agencyId", roles, deputy_id as "deputyId", ${time('leave_from')} as "leaveFrom", ${time('leave_to')} as "leaveTo",
  leave_deputy_id as "leaveDeputyId" from accounts.account where id = any($1)`;

/**
 * Appends events for the other subgraphs with whatever is new of these accounts, in the caller's transaction. The row of `announced_person` is locked before the account is
 * read, so that two who announce the same person say the newest last.
 */
export async function announce(client: ClientBase, accountIds: readonly string[], by: AnnouncedBy): Promise<void> {
  if (accountIds.length === 0) return;
  const ids = [...new Set(accountIds)].sort();
  await client.query('insert into accounts.announced_person (account_id, revision) select unnest($1::uuid[]), 0 on conflict do nothing', [ids]);
  const said = await client.query<{ id: string; revision: number; data: KnownPerson | null }>(
    'select account_id as id, revision, data from accounts.announced_person where account_id = any($1) order by account_id for update',
    [ids],
  );
  const { rows: states } = await client.query<AccountState & { id: string }>(STATES, [ids]);
  const stateOf = new Map(states.map((row) => [row.id, row]));
  const changed: { id: string; revision: number; data: KnownPerson }[] = [];
  for (const { id, revision, data } of said.rows) {
    for (const [i, news] of newsOf(data, stateOf.get(id) ?? null).entries()) {
      changed.push({ id, revision: revision + 1 + i, data: news });
    }
  }
  for (const { id, revision, data: known } of changed) {
    const { type, ...rest } = known;
    const data = { [type === 'OfficerSaved' ? 'officerId' : 'contactId']: id, revision, ...rest };
    await appendEvent(client, { type, ...by, data, audience: [] });
  }
  await client.query(
    `update accounts.announced_person p set revision = t.revision, data = t.data
     from (select distinct on (id) id, revision, data from json_to_recordset($1::json) as t(id uuid, revision int, data jsonb) order by id, revision desc) t
     where p.account_id = t.id`,
    [JSON.stringify(changed)],
  );
}
