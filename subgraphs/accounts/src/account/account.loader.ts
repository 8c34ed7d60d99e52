import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import { isId } from '@pakn/service-kit';
import { Account } from './account.entity.ts';

export type AccountLoader = DataLoader<string, Account | null>;

/** Everything a `User` shows; secrets (password, TOTP, activation) stay behind. */
const COLUMNS = `id, kind, status, full_name as "fullName", identifier_cipher as "identifierCipher", phone_cipher as "phoneCipher", email, contact_address as "contactAddress",
  contact_ward_code as "contactWardCode", assurance, organization, agency_id as "agencyId", roles, position, active, activated_at as "activatedAt", deputy_id as "deputyId", leave_from as "leaveFrom",
  leave_to as "leaveTo", leave_deputy_id as "leaveDeputyId", created_at as "createdAt"`;

/** Accounts by id, batched per operation: a page of 50 cases costs one query. */
export const createAccountLoader = (pool: Pool): AccountLoader =>
  new DataLoader(async (ids) => {
    const { rows } = await pool.query<Account>(`select ${COLUMNS} from accounts.account where id = any($1)`, [ids.filter(isId)]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });

export type ErasedLoader = DataLoader<string, boolean>;

/** Whether an account that is not there any more was deleted by its person. */
export const createErasedLoader = (pool: Pool): ErasedLoader =>
  new DataLoader(async (ids) => {
    const { rows } = await pool.query<{ id: string }>('select account_id as id from accounts.erased_account where account_id = any($1)', [ids.filter(isId)]);
    const erased = new Set(rows.map(({ id }) => id));
    return ids.map((id) => erased.has(id));
  });

export type LastSeenLoader = DataLoader<string, Date | null>;

/** When somebody was last here: the newest sign-in or refresh, so 15 minutes behind at most while they work. */
export const createLastSeenLoader = (pool: Pool): LastSeenLoader =>
  new DataLoader(async (ids) => {
    const { rows } = await pool.query<{ id: string; at: Date | null }>(
      `select t.id, (select s.rotated_at from accounts.session s where s.account_id = t.id order by s.rotated_at desc limit 1) as at from unnest($1::uuid[]) as t(id)`,
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row.at]));
    return ids.map((id) => byId.get(id) ?? null);
  });
