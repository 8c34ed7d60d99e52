import { randomInt } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Ciphers } from '../account/ciphers.ts';

/** Without letters and digits that are taken for each other when somebody copies them from paper. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 10;
export const RECOVERY_CODES = 10;

/** Codes for when the phone with the authenticator app is lost: 50 bits each, "k7m2p-9xw4q". */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => {
    const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)] ?? '').join('');
    return `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`;
  });

/** What was typed as a recovery code: spaces, dashes and upper case make no difference; null when it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const signs = typed.toLowerCase().replace(/[\s\p{Pd}]/gu, '');
  return signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign)) ? signs : null;
}

const hashOf = (ciphers: Ciphers, accountId: string, code: string): Buffer => ciphers.hash('recovery-code', `${accountId}:${readRecoveryCode(code) ?? ''}`);

/** Takes the place of the codes from before. */
export async function storeRecoveryCodes(client: Pick<ClientBase, 'query'>, ciphers: Ciphers, accountId: string, codes: readonly string[]): Promise<void> {
  await client.query('delete from accounts.recovery_code where account_id = $1', [accountId]);
  await client.query('insert into accounts.recovery_code (account_id, code_hash) select $1, unnest($2::bytea[])', [
    accountId,
    codes.map((code) => hashOf(ciphers, accountId, code)),
  ]);
}

/** Spends a recovery code; each is good once. */
export async function takeRecoveryCode(client: Pick<ClientBase, 'query'>, ciphers: Ciphers, accountId: string, typed: string): Promise<boolean> {
  if (readRecoveryCode(typed) === null) return false;
  const { rows } = await client.query('delete from accounts.recovery_code where account_id = $1 and code_hash = $2 returning 1', [
    accountId,
    hashOf(ciphers, accountId, typed),
  ]);
  return rows.length === 1;
}
