import { refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import { openTicket } from '../proof/open-ticket.ts';
import type { OtpTicket } from '../proof/otp-ticket.graph.ts';
import { hashPassword } from '../proof/password-hash.ts';
import { spendChallenge } from '../proof/spend-challenge.ts';
import { HOUR_MS, countAgainst } from '../proof/throttle.ts';
import type { Services } from '../services.ts';
import type { PendingAccount } from '../new-account/make-account.ts';
import { noteTaken } from '../new-account/note-taken.ts';
import type { Registration } from '../new-account/registration.ts';
import { countUnproven } from '../new-account/unproven.ts';

/**
 * A ticket for everybody whose form is right, and as much work for each: whether the number or the phone has an account is told to who has proven the
 * phone. Until then only the owner hears of it, with the way back in.
 * @param read the form, individual or organisation, and what is wrong with it
 * @throws DomainError INVALID_INPUT with one problem a field, CHALLENGE_…, RESEND_TOO_SOON, TRY_LATER
 */
export async function register(
  services: Services,
  { registration, problems }: { registration: Registration; problems: FieldProblemData[] },
  input: { password: string; challenge: { id: string; answer: string } },
  from: { address: string; requestId: string },
): Promise<OtpTicket> {
  await countAgainst(services, {
    bucket: 'register-address',
    key: from.address,
    most: services.env.LIMIT_REGISTRATION_PER_ADDRESS_PER_HOUR,
    windowMs: HOUR_MS,
  });
  refuseIfAny(problems);
  await spendChallenge(services, input.challenge);
  const pending: PendingAccount = { ...registration, passwordHash: await hashPassword(input.password), address: from.address };
  const payload = services.ciphers.encrypt('registration', JSON.stringify(pending));
  const ticket = await countUnproven(services, from.address, () =>
    openTicket(services, { purpose: 'REGISTRATION', accountId: null, phone: registration.phone, payload }),
  );
  noteTaken(services, registration, from.requestId);
  return ticket;
}
