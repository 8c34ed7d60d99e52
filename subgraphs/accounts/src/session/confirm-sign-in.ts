import { DomainError } from '@pakn/service-kit';
import { Account } from '../account/account.entity.ts';
import type { AccountsContext } from '../context.ts';
import { noteProven } from '../new-account/unproven.ts';
import { accountOfTicket } from '../proof/account-of-ticket.ts';
import { openTicket } from '../proof/open-ticket.ts';
import type { OtpTicket } from '../proof/otp-ticket.graph.ts';
import { takeOtp } from '../proof/take-otp.ts';
import { joinedAccount, pendingLink, type PendingLink } from './linked-identity.ts';
import type { Session } from './session.graph.ts';
import { startSession } from './start-session.ts';

/**
 * Signs in with a code: the second factor after a password, the code that a citizen asked for by phone, or the one that confirms the phone of somebody whom a
 * sign-in provider names. Who has set up an authenticator app gets a ticket for its code next: a text message alone does not replace it.
 * @throws DomainError OTP_…, CREDENTIALS_WRONG when the account was closed in between, INVALID_INPUT at `identifier` when the phone has several accounts,
 * IDENTIFIER_TAKEN, PHONE_TAKEN when the account is new
 */
export async function confirmSignIn(
  context: AccountsContext,
  given: { ticketId: string; otp: string; identifier?: string | undefined },
): Promise<Session | OtpTicket> {
  const { services } = context;
  let link: PendingLink | null = null;
  const entered = await takeOtp(services, { ...given, purpose: 'SIGN_IN' }, async (ticket, em) => {
    link = ticket.payloadCipher ? pendingLink(services.ciphers, ticket.payloadCipher) : null;
    const account = link ? await joinedAccount(services, em, ticket, link) : await accountOfTicket(services, em, ticket, given.identifier);
    if (account === null) throw new DomainError('CREDENTIALS_WRONG');
    if ((ticket.byPhone || link) && account.totpCipher !== null) return account;
    return startSession(context, account, em, link ? 'signInByProvider' : ticket.byPhone ? 'signInByCode' : 'signIn');
  });
  const registered = (link as PendingLink | null)?.register;
  if (registered) await noteProven(services, registered.address);
  return entered instanceof Account ? ticketForApp(context, entered) : entered;
}

/** A ticket for the code of the authenticator app that the account has. */
export function ticketForApp({ services }: AccountsContext, account: Account): Promise<OtpTicket> {
  if (!account.phoneCipher) throw new Error('signed in by a phone that the account does not have');
  const phone = services.ciphers.decrypt('phone', account.phoneCipher);
  return openTicket(services, { purpose: 'SIGN_IN', method: 'TOTP', accountId: account.id, phone });
}
