import { DomainError, isId, refuseIfAny } from '@pakn/service-kit';
import { FORM_WORDS } from '../account/form-words.ts';
import type { AccountsContext } from '../context.ts';
import { noteTaken } from '../new-account/note-taken.ts';
import { FieldProblems, readShared, type SharedForm } from '../new-account/registration.ts';
import { countUnproven } from '../new-account/unproven.ts';
import { openTicket } from '../proof/open-ticket.ts';
import type { OtpTicket } from '../proof/otp-ticket.graph.ts';
import { countAgainst, HOUR_MS } from '../proof/throttle.ts';
import { sealLink } from '../session/linked-identity.ts';
import { keptPerson } from './begun-sign-in.ts';

/**
 * What the provider did not say of somebody new: the phone, which gets a code, the address, the consents. Name and id number are the provider's. `confirmSignIn`
 * takes the code, makes the account and signs in.
 * @throws DomainError INVALID_INPUT with one problem a field, SIGN_IN_ENDED, RESEND_TOO_SOON, TRY_LATER
 */
export async function registerByOidc(context: AccountsContext, { id, ...form }: SharedForm & { id: string }): Promise<OtpTicket> {
  const { services, address, requestId } = context;
  const { env } = services;
  if (!isId(id)) throw new DomainError('SIGN_IN_ENDED');
  const { provider, subject, personalId, fullName } = await keptPerson(context, id);
  if (personalId === null || fullName === null) throw new Error('a registration of nobody was kept');
  await countAgainst(services, { bucket: 'register-address', key: address, most: env.LIMIT_REGISTRATION_PER_ADDRESS_PER_HOUR, windowMs: HOUR_MS });
  const problems = new FieldProblems();
  const shared = readShared(form, problems, FORM_WORDS.address);
  refuseIfAny(problems.all);
  // Codes to strangers' phones: each phone is counted, and so is who asks.
  await countAgainst(services, { bucket: 'provider-registration', key: id, most: env.LIMIT_PHONE_CHANGES_PER_HOUR, windowMs: HOUR_MS });
  const registration = { kind: 'INDIVIDUAL' as const, identifier: personalId, fullName, organization: null, ...shared };
  const payload = sealLink(services.ciphers, { provider, subject, register: { ...registration, passwordHash: null, address } });
  const ticket = await countUnproven(services, address, () => openTicket(services, { purpose: 'SIGN_IN', accountId: null, phone: shared.phone, payload }));
  noteTaken(services, registration, requestId);
  return ticket;
}
