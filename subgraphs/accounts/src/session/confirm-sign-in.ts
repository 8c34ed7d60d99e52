import { DomainError } from '@pakn/service-kit';
import { Account } from '../account/account.entity.ts';
import type { AccountsContext } from '../context.ts';
import { accountOfTicket } from '../proof/account-of-ticket.ts';
import { openTicket } from '../proof/open-ticket.ts';
import type { OtpTicket } from '../proof/otp-ticket.graph.ts';
import { takeOtp } from '../proof/take-otp.ts';
import type { Session } from './session.graph.ts';
import { startSession } from './start-session.ts';

/**
 * Signs in with a code: the second factor after a password, or the code that a citizen asked for by phone. Who has set up an authenticator app gets a ticket
 * for its code next: a text message alone does not replace it.
 * @throws DomainError OTP_…, CREDENTIALS_WRONG when the account was closed in between, INVALID_INPUT at `identifier` when the phone has several accounts
 */
export async function confirmSignIn(
  context: AccountsContext,
  given: { ticketId: string; otp: string; identifier?: string | undefined },
): Promise<Session | OtpTicket> {
  const { services } = context;
  const entered = await takeOtp(services, { ...given, purpose: 'SIGN_IN' }, async (ticket, em) => {
    const account = await accountOfTicket(services, em, ticket, given.identifier);
    if (account === null) throw new DomainError('CREDENTIALS_WRONG');
    if (ticket.byPhone && account.totpCipher !== null) return account;
    return startSession(context, account, em, ticket.byPhone ? 'signInByCode' : 'signIn');
  });
  if (!(entered instanceof Account)) return entered;
  if (!entered.phoneCipher) throw new Error('signed in by a phone that the account does not have');
  const phone = services.ciphers.decrypt('phone', entered.phoneCipher);
  return openTicket(services, { purpose: 'SIGN_IN', method: 'TOTP', accountId: entered.id, phone });
}
