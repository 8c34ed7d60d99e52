import { newId } from '@pakn/service-kit';
import { identifierKey } from '@pakn/vocabulary';
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Ciphers } from '../account/ciphers.ts';
import { Account, BARE_ACCOUNT } from '../account/account.entity.ts';
import { foldName } from '../account/person-name.ts';
import { takeOtp } from '../proof/take-otp.ts';
import { logSecurity } from '../audit/log-security.ts';
import { clientOf } from '../changing.ts';
import type { Services } from '../services.ts';
import { taken, type PendingRegistration } from './register.ts';
import { noteProven } from './unproven.ts';

/** A count and nothing else (A9-04). */
const COUNT = 'insert into accounts.campaign as c (code, registered) values ($1, 1) on conflict (code) do update set registered = c.registered + 1';

/** Makes the account when the code is right, with its consents. No sign-in: the person signs in next (A3-08). @throws DomainError OTP_…, IDENTIFIER_TAKEN, PHONE_TAKEN */
export async function confirmRegistration(services: Services, given: { ticketId: string; otp: string }): Promise<Account> {
  let kind: PendingRegistration['kind'] = 'INDIVIDUAL';
  let address = '';
  try {
    const made = await takeOtp(services, { ...given, purpose: 'REGISTRATION' }, async (ticket, em) => {
      if (!ticket.payloadCipher) throw new Error('a registration ticket without its person');
      const pending = pendingIn(services.ciphers.decrypt('registration', ticket.payloadCipher));
      ({ kind, address } = pending);
      ticket.payloadCipher = null;
      const at = services.now();
      const account = em.create(Account, { ...BARE_ACCOUNT, ...accountOf(services.ciphers, pending), id: newId(), createdAt: at });
      await em.flush();
      await em.execute(
        `insert into accounts.consent (account_id, purpose, version, given_at) select ?, purpose, ?, ? from json_array_elements_text(?::json) as purpose`,
        [account.id, pending.consentVersion, at, JSON.stringify(pending.purposes)],
      );
      if (pending.campaignCode !== null) await clientOf(em).query(COUNT, [pending.campaignCode]);
      await logSecurity(clientOf(em), { action: 'register', actorId: account.id, subjectId: account.id, at, requestId: ticket.id });
      return account;
    });
    await noteProven(services, address);
    return made;
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw taken(/identifier/.test(error.message) ? 'IDENTIFIER_TAKEN' : 'PHONE_TAKEN', kind);
    throw error;
  }
}

/** What waits in a ticket. One of the release before has a person only, with the number under another name: tickets outlive a release by half an hour. */
function pendingIn(payload: string): PendingRegistration {
  const read = JSON.parse(payload) as
    | PendingRegistration
    | (Omit<PendingRegistration, 'kind' | 'identifier' | 'organization' | 'campaignCode' | 'address'> & { personalId: string });
  return 'kind' in read ? read : { ...read, kind: 'INDIVIDUAL', identifier: read.personalId, organization: null, campaignCode: null, address: '' };
}

/** Somebody else's same phone or number between the form and the code: the unique indexes decide. */
function accountOf(ciphers: Ciphers, pending: PendingRegistration) {
  return {
    kind: pending.kind,
    status: 'ACTIVE' as const,
    fullName: pending.fullName,
    nameFolded: foldName(pending.organization?.name ?? pending.fullName),
    identifierCipher: ciphers.encrypt('identifier', pending.identifier),
    identifierHash: ciphers.hash('identifier', identifierKey(pending.identifier)),
    phoneCipher: ciphers.encrypt('phone', pending.phone),
    phoneHash: ciphers.hash('phone', pending.phone),
    email: pending.email,
    contactAddress: pending.contactAddress,
    contactWardCode: pending.contactWardCode,
    organization: pending.organization,
    passwordHash: pending.passwordHash,
    assurance: 'PHONE' as const,
    roles: [],
  };
}
