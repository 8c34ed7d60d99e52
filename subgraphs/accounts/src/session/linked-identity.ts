import { DomainError } from '@pakn/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClientBase, Pool } from 'pg';
import { Account } from '../account/account.entity.ts';
import type { Ciphers } from '../account/ciphers.ts';
import { logSecurity } from '../audit/log-security.ts';
import { clientOf } from '../changing.ts';
import { makeAccount, refuseTaken, type PendingAccount } from '../new-account/make-account.ts';
import type { StoredOtpTicket } from '../proof/otp-ticket.entity.ts';
import type { Services } from '../services.ts';
import { tellOwner } from '../message/tell-owner.ts';

/** Who somebody is at a sign-in provider. */
export interface ProviderIdentity {
  provider: string;
  /** The provider's `sub`. */
  subject: string;
}
/** What waits in a ticket of SIGN_IN until the phone is confirmed: the identity to link, and whom to register, if there is no account yet. */
export interface PendingLink extends ProviderIdentity {
  register: PendingAccount | null;
}

const hashOf = (ciphers: Ciphers, { provider, subject }: ProviderIdentity): Buffer => ciphers.hash(`provider:${provider}`, subject);

export const sealLink = (ciphers: Ciphers, link: PendingLink): Buffer => ciphers.encrypt('sign-in-provider', JSON.stringify(link));
export const pendingLink = (ciphers: Ciphers, sealed: Uint8Array): PendingLink => JSON.parse(ciphers.decrypt('sign-in-provider', sealed)) as PendingLink;

/** The account to which an identity is linked; null: none. */
export async function linkedAccountId(pool: Pool, ciphers: Ciphers, identity: ProviderIdentity): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>('select account_id as id from accounts.linked_identity where provider = $1 and subject_hash = $2', [
    identity.provider,
    hashOf(ciphers, identity),
  ]);
  return rows[0]?.id ?? null;
}

/** Notes that somebody signed in by it. false: it was unlinked meanwhile. */
export async function useLink(client: ClientBase, ciphers: Ciphers, { at, ...identity }: ProviderIdentity & { accountId: string; at: Date }): Promise<boolean> {
  const { rows } = await client.query(
    'update accounts.linked_identity set last_used_at = $4 where provider = $1 and subject_hash = $2 and account_id = $3 returning 1',
    [identity.provider, hashOf(ciphers, identity), identity.accountId, at],
  );
  return rows.length === 1;
}

const FREE = 'delete from accounts.linked_identity where account_id = $1 and provider = $2';
const LINK = `insert into accounts.linked_identity (account_id, provider, subject_hash, linked_at, last_used_at) values ($1, $2, $3, $4, $4)
  on conflict (provider, subject_hash) do nothing returning 1`;

/**
 * The phone of a ticket with an identity is confirmed: the account, made now if there is none, with the identity linked. The owner is told. An account has one identity
 * at each provider.
 * @returns null when the account was closed in between
 * @throws DomainError IDENTIFIER_TAKEN, PHONE_TAKEN, SIGN_IN_ENDED when the identity was linked to another account in between
 */
export async function joinedAccount(services: Services, em: EntityManager, ticket: StoredOtpTicket, link: PendingLink): Promise<Account | null> {
  const { ciphers } = services;
  const { register } = link;
  const account = register
    ? await refuseTaken(register.kind, () => makeAccount(services, em, register, { assurance: 'VNEID', requestId: ticket.id }))
    : await em.findOne(Account, { id: ticket.accountId, kind: 'INDIVIDUAL', status: 'ACTIVE', active: true });
  if (account === null) return null;
  const at = services.now();
  ticket.payloadCipher = null;
  account.assurance = 'VNEID';
  await em.flush();
  const client = clientOf(em);
  await client.query(FREE, [account.id, link.provider]);
  const { rows } = await client.query(LINK, [account.id, link.provider, hashOf(ciphers, link), at]);
  if (rows.length === 0) throw new DomainError('SIGN_IN_ENDED');
  await logSecurity(client, { action: 'linkIdentity', actorId: account.id, subjectId: account.id, at, requestId: ticket.id });
  // The phone has just had the code.
  if (!register) await tellOwner(services, client, { accountId: account.id, notice: 'IDENTITY_LINKED', at, once: `${account.id}:${at.getTime()}`, sms: false });
  return account;
}
