import { DomainError, refuseIfAny } from '@pakn/service-kit';
import { REFUSAL } from '@pakn/vocabulary';
import type { Pool } from 'pg';
import type { Ciphers } from '../account/ciphers.ts';
import { openTicket } from '../proof/open-ticket.ts';
import type { OtpTicket } from '../proof/otp-ticket.graph.ts';
import { hashPassword } from '../proof/password-hash.ts';
import { spendChallenge } from '../proof/spend-challenge.ts';
import { HOUR_MS, countAgainst } from '../proof/throttle.ts';
import type { Services } from '../services.ts';
import { readRegistration, type Registration, type RegistrationForm } from './registration.ts';

/** What waits in the ticket until the code is typed: nothing of the person is an account before that. */
export type PendingRegistration = Registration & { passwordHash: string };

/** @throws DomainError INVALID_INPUT with one problem a field, CHALLENGE_…, IDENTIFIER_TAKEN, PHONE_TAKEN, TRY_LATER */
export async function registerIndividual(
  services: Services,
  input: RegistrationForm & { challenge: { id: string; answer: string } },
  address: string,
): Promise<OtpTicket> {
  await countAgainst(services, { bucket: 'register-address', key: address, most: services.env.LIMIT_REGISTRATION_PER_ADDRESS_PER_HOUR, windowMs: HOUR_MS });
  const { registration, problems } = readRegistration(input, services.now());
  refuseIfAny(problems);
  await spendChallenge(services, input.challenge);
  await refuseTaken(services, registration);
  const pending: PendingRegistration = { ...registration, passwordHash: await hashPassword(input.password) };
  const payload = services.ciphers.encrypt('registration', JSON.stringify(pending));
  return openTicket(services, { purpose: 'REGISTRATION', accountId: null, phone: registration.phone, payload });
}

async function refuseTaken({ pool, ciphers }: { pool: Pool; ciphers: Ciphers }, { personalId, phone }: Registration): Promise<void> {
  const { rows } = await pool.query<{ identifier: boolean; phone: boolean }>(
    `select exists (select 1 from accounts.account where identifier_hash = $1 and status = 'ACTIVE') as identifier,
            exists (select 1 from accounts.account where phone_hash = $2 and kind = 'INDIVIDUAL' and status = 'ACTIVE') as phone`,
    [ciphers.hash('identifier', personalId), ciphers.hash('phone', phone)],
  );
  if (rows[0]?.identifier) throw taken('IDENTIFIER_TAKEN');
  if (rows[0]?.phone) throw taken('PHONE_TAKEN');
}

/** Beside the field that is taken. */
export function taken(code: 'IDENTIFIER_TAKEN' | 'PHONE_TAKEN'): DomainError {
  const path = code === 'PHONE_TAKEN' ? 'input.phone' : 'input.personalId';
  return new DomainError(code, { fields: [{ path, code, message: REFUSAL[code] }] });
}
