import { newId } from '@pakn/service-kit';
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Ciphers } from '../account/ciphers.ts';
import { Account, BARE_ACCOUNT } from '../account/account.entity.ts';
import { foldName } from '../account/person-name.ts';
import { takeOtp } from '../proof/take-otp.ts';
import { logSecurity } from '../audit/log-security.ts';
import { clientOf } from '../changing.ts';
import type { Services } from '../services.ts';
import { taken, type PendingRegistration } from './register-individual.ts';

/** Makes the account when the code is right, with its consents. No sign-in: the person signs in next (A3-08). @throws DomainError OTP_…, IDENTIFIER_TAKEN, PHONE_TAKEN */
export async function confirmRegistration(services: Services, given: { ticketId: string; otp: string }): Promise<Account> {
  try {
    return await takeOtp(services, { ...given, purpose: 'REGISTRATION' }, async (ticket, em) => {
      if (!ticket.payloadCipher) throw new Error('a registration ticket without its person');
      const pending = JSON.parse(services.ciphers.decrypt('registration', ticket.payloadCipher)) as PendingRegistration;
      ticket.payloadCipher = null;
      const at = services.now();
      const account = em.create(Account, { ...BARE_ACCOUNT, ...personOf(services.ciphers, pending), id: newId(), createdAt: at });
      await em.flush();
      await em.execute(
        `insert into accounts.consent (account_id, purpose, version, given_at) select ?, purpose, ?, ? from json_array_elements_text(?::json) as purpose`,
        [account.id, pending.consentVersion, at, JSON.stringify(pending.purposes)],
      );
      await logSecurity(clientOf(em), { action: 'register', actorId: account.id, subjectId: account.id, at, requestId: ticket.id });
      return account;
    });
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw taken(/identifier/.test(error.message) ? 'IDENTIFIER_TAKEN' : 'PHONE_TAKEN');
    throw error;
  }
}

/** Somebody else's same phone or number between the form and the code: the unique indexes decide. */
function personOf(ciphers: Ciphers, pending: PendingRegistration) {
  return {
    kind: 'INDIVIDUAL' as const,
    status: 'ACTIVE' as const,
    fullName: pending.fullName,
    nameFolded: foldName(pending.fullName),
    identifierCipher: ciphers.encrypt('identifier', pending.personalId),
    identifierHash: ciphers.hash('identifier', pending.personalId),
    phoneCipher: ciphers.encrypt('phone', pending.phone),
    phoneHash: ciphers.hash('phone', pending.phone),
    email: pending.email,
    contactAddress: pending.contactAddress,
    contactWardCode: pending.contactWardCode,
    passwordHash: pending.passwordHash,
    assurance: 'PHONE' as const,
    roles: [],
  };
}
