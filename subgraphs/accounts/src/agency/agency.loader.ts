import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import { isId } from '@pakn/service-kit';

export interface StoredAgency {
  id: string;
  code: string;
  name: string;
  kind: string;
  parentId: string | null;
  successorId: string | null;
  wardCode: string | null;
  active: boolean;
  validFrom: string | null;
  validTo: string | null;
  evidence: string | null;
  serves: string[];
  phone: string | null;
  email: string | null;
}

export const AGENCY_COLUMNS = `id, code, name, kind, parent_id as "parentId", successor_id as "successorId", ward_code as "wardCode", active, valid_from::text as "validFrom",
  valid_to::text as "validTo", evidence, serves, phone, email`;

export interface AgencyLoader {
  byId: DataLoader<string, StoredAgency | null>;
  childrenOf: DataLoader<string, StoredAgency[]>;
  predecessorsOf: DataLoader<string, StoredAgency[]>;
}

/** Agencies, batched per operation. */
export function createAgencyLoader(pool: Pool): AgencyLoader {
  const grouped = (column: 'parent_id' | 'successor_id', key: 'parentId' | 'successorId'): DataLoader<string, StoredAgency[]> =>
    new DataLoader(async (ids) => {
      const { rows } = await pool.query<StoredAgency>(`select ${AGENCY_COLUMNS} from accounts.agency where ${column} = any($1) order by code`, [ids]);
      const groups = Map.groupBy(rows, (row) => row[key]);
      return ids.map((id) => groups.get(id) ?? []);
    });
  return {
    byId: new DataLoader(async (ids) => {
      const { rows } = await pool.query<StoredAgency>(`select ${AGENCY_COLUMNS} from accounts.agency where id = any($1)`, [ids.filter(isId)]);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    childrenOf: grouped('parent_id', 'parentId'),
    predecessorsOf: grouped('successor_id', 'successorId'),
  };
}
