import { appendEvent, type AgencySaved } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import type { Pool, PoolClient } from 'pg';
import { referenceAgencies, type ReferenceAgency } from './reference-agencies.ts';

/** Stores the agencies that are not there yet, each with its AgencySaved event in the same transaction. What an administrator changed stays. @returns how many were new */
export function seedAgencies(pool: Pool, now: Date): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ code: string; id: string }>('select code, id from accounts.agency');
    const ids = new Map(rows.map((row) => [row.code, row.id]));
    const fresh = referenceAgencies().filter(({ code }) => !ids.has(code));
    for (const agency of fresh) ids.set(agency.code, await store(client, agency, ids, now));
    return fresh.length;
  });
}

async function store(client: PoolClient, agency: ReferenceAgency, ids: Map<string, string>, now: Date): Promise<string> {
  const id = newId();
  const parentId = agency.parentCode ? (ids.get(agency.parentCode) ?? null) : null;
  const successorId = agency.successorCode ? (ids.get(agency.successorCode) ?? null) : null;
  const { code, name, kind, wardCode, serves } = agency;
  const active = agency.validTo === null;
  await client.query(
    `insert into accounts.agency (id, code, name, kind, parent_id, successor_id, ward_code, active, valid_from, valid_to, evidence, serves) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [id, code, name, kind, parentId, successorId, wardCode, active, agency.validFrom, agency.validTo, agency.evidence, serves],
  );
  const data: AgencySaved = { agencyId: id, code, name, kind, parentId, wardCode, successorId, active, serves };
  await appendEvent(client, { type: 'AgencySaved', commandId: 'seed', actorId: null, at: now, data, audience: [] });
  return id;
}
