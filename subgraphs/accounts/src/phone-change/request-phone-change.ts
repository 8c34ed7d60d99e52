import { DomainError, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import { FORM_WORDS } from '../account/form-words.ts';
import { mobileProblem, readMobile } from '../account/phone.ts';
import type { AccountsContext } from '../context.ts';
import { provenByPassword } from '../proof/fresh-password.ts';
import { noteSecurity } from '../proof/note-security.ts';
import { openTicket } from '../proof/open-ticket.ts';
import type { OtpTicket } from '../proof/otp-ticket.graph.ts';
import { HOUR_MS, countAgainst } from '../proof/throttle.ts';

const problemOf = (phone: string): FieldProblemData[] => [{ path: 'phone', code: 'INVALID_INPUT', message: mobileProblem(phone) ?? FORM_WORDS.mobile }];

/**
 * A code to the new phone, asked for with the password. Whether the phone has an account is not told before that code is typed.
 * @throws DomainError INVALID_INPUT, CREDENTIALS_WRONG, RESEND_TOO_SOON, TRY_LATER
 */
export async function requestPhoneChange(context: AccountsContext, given: { phone: string; password: string }): Promise<OtpTicket> {
  const { services, requestId, address } = context;
  const phone = readMobile(given.phone);
  if (phone === null) throw new DomainError('INVALID_INPUT', { fields: problemOf(given.phone) });
  const account = await provenByPassword(services, context.subject(), { password: given.password, path: 'password' });
  const isOwn = account.phoneHash !== null && services.ciphers.hash('phone', phone).equals(account.phoneHash);
  refuseIfAny(isOwn ? [{ path: 'phone', code: 'INVALID_INPUT', message: FORM_WORDS.ownPhone }] : []);
  // Codes to strangers' phones, one phone after the other: X-26 counts each phone, this counts who asks.
  await countAgainst(services, { bucket: 'phone-change', key: account.id, most: services.env.LIMIT_PHONE_CHANGES_PER_HOUR, windowMs: HOUR_MS });
  await countAgainst(services, { bucket: 'otp-address', key: address, most: services.env.LIMIT_OTP_PER_ADDRESS_PER_HOUR, windowMs: HOUR_MS });
  const ticket = await openTicket(services, { purpose: 'PHONE_CHANGE', accountId: account.id, phone });
  noteSecurity(services, { action: 'requestPhoneChange', actorId: account.id, subjectId: account.id, requestId });
  return ticket;
}
