import { appendEvent, type AgencySaved } from '@pakn/events';
import type { ClientBase } from 'pg';
import { AGENCY_COLUMNS, type StoredAgency } from '../agency/agency.loader.ts';

/** One at a time changes the tree of agencies, so that no two changes make a ring together. */
export const lockAgencies = (client: ClientBase): Promise<unknown> => client.query(`select pg_advisory_xact_lock(hashtext('accounts.agency'))`);

export async function readAgency(client: ClientBase, id: string): Promise<StoredAgency | null> {
  const { rows } = await client.query<StoredAgency>(`select ${AGENCY_COLUMNS} from accounts.agency where id = $1`, [id]);
  return rows[0] ?? null;
}

/** Appends an event for each of these agencies as they are in this transaction. */
export async function announceAgencies(client: ClientBase, ids: readonly string[], by: { actorId: string | null; commandId: string; at: Date }): Promise<void> {
  const { rows } = await client.query<StoredAgency>(`select ${AGENCY_COLUMNS} from accounts.agency where id = any($1) order by code`, [ids]);
  for (const { id, code, name, kind, parentId, wardCode, successorId, active, serves } of rows) {
    const data: AgencySaved = { agencyId: id, code, name, kind, parentId, wardCode, successorId, active, serves };
    await appendEvent(client, { type: 'AgencySaved', ...by, data, audience: [] });
  }
}
