import { DomainError } from '@pakn/service-kit';
import { FORM_WORDS } from '../account/form-words.ts';
import { mobileProblem, readMobile } from '../account/phone.ts';
import type { AccountsContext } from '../context.ts';
import { citizensWith } from '../proof/account-of-ticket.ts';
import { noteSecurity } from '../proof/note-security.ts';
import { openTicket } from '../proof/open-ticket.ts';
import type { OtpTicket } from '../proof/otp-ticket.graph.ts';
import { spendChallenge } from '../proof/spend-challenge.ts';
import { HOUR_MS, countAgainst } from '../proof/throttle.ts';

/**
 * B-34: a code to the phone of a citizen or organisation, to sign in without a password. The same answer, known phone or not; officers' phones are unknown
 * here. `confirmSignIn` takes the code.
 * @throws DomainError INVALID_INPUT, CHALLENGE_…, RESEND_TOO_SOON, TRY_LATER
 */
export async function requestSignInCode(
  { services, address }: AccountsContext,
  given: { phone: string; challenge: { id: string; answer: string } },
): Promise<OtpTicket> {
  const phone = readMobile(given.phone);
  if (phone === null) {
    const message = mobileProblem(given.phone) ?? FORM_WORDS.mobile;
    throw new DomainError('INVALID_INPUT', { fields: [{ path: 'phone', code: 'INVALID_INPUT', message }] });
  }
  await countAgainst(services, { bucket: 'otp-address', key: address, most: services.env.LIMIT_OTP_PER_ADDRESS_PER_HOUR, windowMs: HOUR_MS });
  await spendChallenge(services, given.challenge);
  const [account] = await citizensWith(services.orm.em.fork(), services.ciphers, phone);
  const ticket = await openTicket(services, { purpose: 'SIGN_IN', accountId: account?.id ?? null, phone, byPhone: true });
  noteSecurity(services, { action: 'requestSignInCode', actorId: null, subjectId: account?.id ?? null, requestId: ticket.id });
  return ticket;
}
