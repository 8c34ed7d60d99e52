import { DomainError, newId } from '@pakn/service-kit';
import { identifierKey, REFUSAL, type IdentityAssurance } from '@pakn/vocabulary';
import { UniqueConstraintViolationException, type EntityManager } from '@mikro-orm/postgresql';
import { Account, BARE_ACCOUNT } from '../account/account.entity.ts';
import type { Ciphers } from '../account/ciphers.ts';
import { foldName } from '../account/person-name.ts';
import { logSecurity } from '../audit/log-security.ts';
import { clientOf } from '../changing.ts';
import type { Services } from '../services.ts';
import type { Registration } from './registration.ts';

/** What waits in a ticket until the code is typed: nothing of the person is an account before that. */
export interface PendingAccount extends Registration {
  /** null: whoever signs in at a provider has none, until they set one by "forgotten password". */
  passwordHash: string | null;
  /** Where the form came from: it makes room there once the phone is proven. */
  address: string;
}

/** A count and nothing else (A9-04). */
const COUNT = 'insert into accounts.campaign as c (code, registered) values ($1, 1) on conflict (code) do update set registered = c.registered + 1';
const CONSENTS = 'insert into accounts.consent (account_id, purpose, version, given_at) select $1, unnest($2::text[]), $3, $4';

/**
 * Makes the account of somebody whose phone is proven, with its consents, in the caller's transaction.
 * @throws UniqueConstraintViolationException when somebody else has the number or the phone: `refuseTaken`
 */
export async function makeAccount(
  { ciphers, now }: Pick<Services, 'ciphers' | 'now'>,
  em: EntityManager,
  pending: PendingAccount,
  { assurance, requestId }: { assurance: IdentityAssurance; requestId: string },
): Promise<Account> {
  const at = now();
  const account = em.create(Account, { ...BARE_ACCOUNT, ...accountOf(ciphers, pending), assurance, id: newId(), createdAt: at });
  await em.flush();
  const client = clientOf(em);
  await client.query(CONSENTS, [account.id, pending.purposes, pending.consentVersion, at]);
  if (pending.campaignCode !== null) await client.query(COUNT, [pending.campaignCode]);
  await logSecurity(client, { action: 'register', actorId: account.id, subjectId: account.id, at, requestId });
  return account;
}

const PATHS = { INDIVIDUAL: 'input.personalId', ORGANIZATION: 'input.registrationNumber' } as const;

/** Somebody else's same phone or number between the form and the code: the unique indexes decide. It is said beside the field that is taken. */
export async function refuseTaken<T>(kind: Registration['kind'], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const code = /identifier/.test(error.message) ? 'IDENTIFIER_TAKEN' : 'PHONE_TAKEN';
    const path = code === 'PHONE_TAKEN' ? 'input.phone' : PATHS[kind];
    throw new DomainError(code, { fields: [{ path, code, message: REFUSAL[code] }] });
  }
}

const accountOf = (ciphers: Ciphers, pending: PendingAccount) => ({
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
  roles: [],
});
