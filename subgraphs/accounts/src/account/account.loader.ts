import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import { isId } from '@pakn/service-kit';
import { Account } from './account.entity.ts';

export type AccountLoader = DataLoader<string, Account | null>;

/** Everything a `User` shows; secrets (password, TOTP, activation) stay behind. */
const COLUMNS = `id, kind, status, full_name as "fullName", identifier_cipher as "identifierCipher", phone_cipher as "phoneCipher", email, contact_address as "contactAddress",
  contact_ward_code as "contactWardCode", assurance, organization, agency_id as "agencyId", roles, position, active, created_at as "createdAt"`;

/** Accounts by id, batched per operation: a page of 50 cases costs one query. */
export const createAccountLoader = (pool: Pool): AccountLoader =>
  new DataLoader(async (ids) => {
    const { rows } = await pool.query<Account>(`select ${COLUMNS} from accounts.account where id = any($1)`, [ids.filter(isId)]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
