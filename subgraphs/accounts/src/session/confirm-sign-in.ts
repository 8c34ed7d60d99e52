import { LockMode } from '@mikro-orm/postgresql';
import { DomainError } from '@pakn/service-kit';
import { Account } from '../account/account.entity.ts';
import type { AccountsContext } from '../context.ts';
import { takeOtp } from '../proof/take-otp.ts';
import type { Session } from './session.graph.ts';
import { startSession } from './start-session.ts';

/** The second factor of an officer. @throws DomainError OTP_…, CREDENTIALS_WRONG when the account was closed in between */
export function confirmSignIn(context: AccountsContext, given: { ticketId: string; otp: string }): Promise<Session> {
  return takeOtp(context.services, { ...given, purpose: 'SIGN_IN' }, async (ticket, em) => {
    const account = await em.findOne(Account, { id: ticket.accountId, status: 'ACTIVE', active: true }, { lockMode: LockMode.PESSIMISTIC_READ });
    if (account === null) throw new DomainError('CREDENTIALS_WRONG');
    return startSession(context, account, em);
  });
}
