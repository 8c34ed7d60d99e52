import type { Account } from '../account/account.entity.ts';
import { logSecurity } from '../audit/log-security.ts';
import { changing, clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { provenByPassword } from '../proof/fresh-password.ts';
import { forgetFailures, lockoutKey } from '../proof/lockout.ts';
import type { Services } from '../services.ts';
import { signInKey, signInNames } from '../session/find-sign-in.ts';
import { clearedCookie } from '../session/refresh-cookie.ts';
import { erasePeople } from './erase.ts';

/**
 * XÓA TÀI KHOẢN: erases the person with the password typed again. Tokens and sockets end as with every account that is gone; reports stay under the id,
 * which belongs to nobody any more (ADR 0070).
 * @throws DomainError CREDENTIALS_WRONG, TRY_LATER
 */
export async function deleteAccount(context: AccountsContext, password: string): Promise<void> {
  const { services, requestId } = context;
  const account = await provenByPassword(services, context.subject(), { password, path: 'password' });
  const phones = await phonesOf(services, account);
  const gone = new Set([...phones, ...emailsOf(account), ...(await messagesOf(services, account))]);
  const by = { actorId: account.id, requestId, reason: 'account deleted' };
  await changing(services, by, async (em) => {
    const at = services.now();
    await erasePeople(clientOf(em), [account.id], { actorId: account.id, commandId: requestId, at });
    await logSecurity(clientOf(em), { action: 'deleteAccount', actorId: account.id, subjectId: account.id, at, requestId });
  });
  context.setCookie(clearedCookie(services.env.PUBLIC_ORIGIN.startsWith('https:')));
  await forgetTraces(services, account, { phones, gone });
}

/** The phone of an account, and those that it had before: they were told of the change. */
async function phonesOf({ pool, ciphers }: Services, { id, phoneCipher }: Account): Promise<string[]> {
  const { rows } = await pool.query<{ phone: Uint8Array }>(
    'select phone_cipher as phone from accounts.message where account_id = $1 and phone_cipher is not null',
    [id],
  );
  const sealed = [...(phoneCipher ? [phoneCipher] : []), ...rows.map(({ phone }) => phone)];
  return [...new Set(sealed.map((each) => ciphers.decrypt('phone', each)))];
}

const emailsOf = ({ email, organization }: Account): string[] => [email, organization?.email].filter((address) => address != null);

/** The ids of what was sent, wherever it went. */
const messagesOf = async ({ pool }: Services, { id }: Account): Promise<string[]> =>
  (await pool.query<{ id: string }>('select id from accounts.message where account_id = $1', [id])).rows.map((row) => row.id);

/** What lies under keyed hashes and in the outboxes of messages; it would be swept within hours, or never. */
async function forgetTraces(services: Services, account: Account, { phones, gone }: { phones: readonly string[]; gone: ReadonlySet<string> }): Promise<void> {
  const { ciphers } = services;
  const former = phones.map((phone) => signInKey(phone, account.kind === 'OFFICER'));
  const names = new Set([`account ${account.id}`, ...former, ...signInNames(ciphers, account)]);
  for (const name of names) await forgetFailures(services, lockoutKey(ciphers, name));
  await forgetRegistrations(services, phones);
  for (const driver of Object.values(services.drivers)) await driver.forget?.(gone);
}

/** Tickets of registrations belong to no account, and their phone lies encrypted: they are looked through, at most a day of them. */
async function forgetRegistrations({ pool, ciphers }: Services, phones: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ id: string; phone: Uint8Array }>('select id, phone_cipher as phone from accounts.otp_ticket where account_id is null');
  const own = rows.filter((ticket) => phones.includes(ciphers.decrypt('phone', ticket.phone))).map(({ id }) => id);
  await pool.query('delete from accounts.otp_ticket where id = any($1)', [own]);
}
