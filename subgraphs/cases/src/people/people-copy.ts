import { consume, parseAccountErased, parseContactSaved, parseOfficerSaved, type Consumer, type EventConsumer, type LoggedEvent } from '@pakn/events';
import type { Logger } from '@pakn/service-kit';
import type { Pool, PoolClient } from 'pg';
import { erasePeople } from './erase-person.ts';

// A batch may hold several events of one person; the newest counts.
const SAVE_OFFICERS = `
  insert into cases.officer as o (id, agency_id, roles, active, deputy_id, leave_from, leave_to, leave_deputy_id, revision)
  select distinct on ("officerId") "officerId", "agencyId", roles, active, "deputyId", (leave->>'from')::timestamptz, (leave->>'to')::timestamptz,
    (leave->>'deputyId')::uuid, revision
  from jsonb_to_recordset($1::jsonb) as t("officerId" uuid, "agencyId" uuid, roles text[], active boolean, "deputyId" uuid, leave jsonb, revision int)
  order by "officerId", revision desc
  on conflict (id) do update set agency_id = excluded.agency_id, roles = excluded.roles, active = excluded.active, deputy_id = excluded.deputy_id,
    leave_from = excluded.leave_from, leave_to = excluded.leave_to, leave_deputy_id = excluded.leave_deputy_id, revision = excluded.revision
  where o.revision < excluded.revision`;
const SAVE_CONTACTS = `
  insert into cases.contact as c (id, active, revision)
  select distinct on ("contactId") "contactId", active, revision from jsonb_to_recordset($1::jsonb) as t("contactId" uuid, active boolean, revision int)
  order by "contactId", revision desc
  on conflict (id) do update set active = excluded.active, revision = excluded.revision where c.revision < excluded.revision`;

export const PEOPLE_COPY: EventConsumer = { name: 'cases.people', types: ['OfficerSaved', 'ContactSaved', 'AccountErased'], handle: savePeople };

/** Keeps this subgraph's copy of the officers and contacts by the events of accounts: who exists and may work is answered here, whether accounts runs or not. */
export function followPeople({ pool, logger }: { pool: Pool; logger: Logger }, url: string): Promise<Consumer> {
  return consume({
    pool,
    url,
    ...PEOPLE_COPY,
    unhurried: true,
    onParked: (event, error) => logger.error({ type: event.type, error: error.message }, 'an event was parked'),
    onError: (error) => logger.warn({ error: error.message }, 'events could not be read'),
  });
}

async function savePeople(client: PoolClient, events: LoggedEvent[]): Promise<void> {
  const dataOf = (type: string): unknown[] => events.filter((event) => event.type === type).map(({ data }) => data);
  const officers = dataOf('OfficerSaved').map(parseOfficerSaved);
  const contacts = dataOf('ContactSaved').map(parseContactSaved);
  if (officers.length > 0) await client.query(SAVE_OFFICERS, [JSON.stringify(officers)]);
  if (contacts.length > 0) await client.query(SAVE_CONTACTS, [JSON.stringify(contacts)]);
  const erased = dataOf('AccountErased').map(parseAccountErased);
  if (erased.length > 0)
    await erasePeople(
      client,
      erased.map(({ accountId }) => accountId),
    );
}
