import type { ClientBase } from 'pg';

const VOID = `update accounts.otp_ticket set used_at = $2 where account_id = $1 and used_at is null and purpose in ('SIGN_IN', 'PASSWORD_RESET', 'PHONE_CHANGE')`;

/** Codes that are on their way to a phone that the account no longer has are no longer good. */
export async function voidCodes(client: ClientBase, accountId: string, at: Date): Promise<void> {
  await client.query(VOID, [accountId, at]);
}
