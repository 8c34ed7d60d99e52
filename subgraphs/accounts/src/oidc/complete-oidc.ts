import { DomainError } from '@pakn/service-kit';
import { identifierKey } from '@pakn/vocabulary';
import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { maskIdentifier } from '../account/personal-id.ts';
import { isMobile } from '../account/phone.ts';
import { clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { noteSecurity } from '../proof/note-security.ts';
import { openTicket } from '../proof/open-ticket.ts';
import type { OtpTicket } from '../proof/otp-ticket.graph.ts';
import { ticketForApp } from '../session/confirm-sign-in.ts';
import { linkedAccountId, sealLink, useLink } from '../session/linked-identity.ts';
import type { OidcRegistration } from '../session/oidc-registration.graph.ts';
import type { Session } from '../session/session.graph.ts';
import { startSession } from '../session/start-session.ts';
import { keepPerson, takeSignIn } from './begun-sign-in.ts';
import { namedPerson, type NamedPerson } from './named-person.ts';
import type { Answered, ProviderClient } from './provider-client.ts';
import { wordsOfRefusal } from './provider-words.ts';
import { countSteps, providerWith } from './start-oidc.ts';

type Entered = Session | OtpTicket | OidcRegistration;

/**
 * The provider's answer: a session for whoever has linked this identity, else a code to the phone of the account with the same id number, else the form of a
 * registration. Only citizens' accounts are found; an officer's never (ADR 0078).
 * @throws DomainError SIGN_IN_ENDED, PROVIDER_REFUSED, PROVIDER_UNAVAILABLE, TRY_LATER, RESEND_TOO_SOON
 */
export async function completeOidc(context: AccountsContext, answer: Answered): Promise<Entered> {
  const { services, address, requestId } = context;
  await countSteps(services, address);
  const begun = await takeSignIn(context, answer.state);
  const provider = providerWith(services, begun.provider);
  let subjectId: string | null = null;
  try {
    const person = namedPerson(await provider.claims(begun, answer), provider.settings.claims, services.now());
    subjectId = await linkedAccountId(services.pool, services.ciphers, { provider: begun.provider, subject: person.subject });
    const entered = subjectId
      ? await enterByLink(context, provider, { accountId: subjectId, person })
      : await enterByNumber(context, provider, { id: begun.id, person });
    return Object.assign(entered, { returnTo: begun.returnTo });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'PROVIDER_REFUSED') {
      noteSecurity(services, { action: 'providerRefused', actorId: null, subjectId, requestId });
      // Why stands in the log of the service: whoever forges an answer need not know it.
      services.logger.warn(
        { provider: begun.provider, because: error.cause instanceof Error ? error.cause.message : error.message },
        'an answer of a sign-in provider was refused',
      );
    }
    throw error;
  }
}

const isNumberOf = ({ ciphers }: AccountsContext['services'], { personalId }: NamedPerson, { identifierHash }: Account): boolean =>
  personalId === null || identifierHash === null || ciphers.hash('identifier', identifierKey(personalId)).equals(identifierHash);

async function enterByLink(
  context: AccountsContext,
  { settings }: ProviderClient,
  { accountId, person }: { accountId: string; person: NamedPerson },
): Promise<Entered> {
  const { services } = context;
  const entered = await services.orm.em.fork().transactional(async (em) => {
    const account = await em.findOne(Account, { id: accountId, kind: 'INDIVIDUAL', status: 'ACTIVE', active: true }, { lockMode: LockMode.PESSIMISTIC_READ });
    if (account === null) throw new DomainError('PROVIDER_REFUSED', { message: wordsOfRefusal.locked });
    if (!isNumberOf(services, person, account)) throw new DomainError('PROVIDER_REFUSED', { message: wordsOfRefusal.anotherNumber(settings.name) });
    const identity = { provider: settings.id, subject: person.subject, accountId, at: services.now() };
    if (!(await useLink(clientOf(em as EntityManager), services.ciphers, identity))) throw new DomainError('SIGN_IN_ENDED');
    return account.totpCipher ? account : startSession(context, account, em as EntityManager, 'signInByProvider');
  });
  return entered instanceof Account ? ticketForApp(context, entered) : entered;
}

async function enterByNumber(context: AccountsContext, { settings }: ProviderClient, { id, person }: { id: string; person: NamedPerson }): Promise<Entered> {
  const { services } = context;
  const { personalId, fullName } = person;
  if (personalId === null) throw new DomainError('PROVIDER_REFUSED', { message: wordsOfRefusal.noNumber(settings.name) });
  const identifierHash = services.ciphers.hash('identifier', identifierKey(personalId));
  const account = await services.orm.em.fork().findOne(Account, { identifierHash, kind: 'INDIVIDUAL', status: 'ACTIVE' });
  if (account) return confirmPhone(context, account, { provider: settings.id, subject: person.subject });
  if (fullName === null) throw new DomainError('PROVIDER_REFUSED', { message: wordsOfRefusal.noNumber(settings.name) });
  const expiresAt = await keepPerson(services, id, person);
  const provider = { id: settings.id, name: settings.name };
  return { id, provider, fullName, personalIdMasked: maskIdentifier(personalId), phone: person.phone, expiresAt };
}

/** The provider says whose number it is; that the account is this person's is said by its phone. */
async function confirmPhone(context: AccountsContext, account: Account, identity: { provider: string; subject: string }): Promise<OtpTicket> {
  const { services, requestId } = context;
  if (!account.active) throw new DomainError('PROVIDER_REFUSED', { message: wordsOfRefusal.locked });
  const phone = account.phoneCipher ? services.ciphers.decrypt('phone', account.phoneCipher) : '';
  if (!isMobile(phone)) throw new DomainError('PROVIDER_REFUSED', { message: wordsOfRefusal.noPhone });
  const payload = sealLink(services.ciphers, { ...identity, register: null });
  const ticket = await openTicket(services, { purpose: 'SIGN_IN', accountId: account.id, phone, payload });
  noteSecurity(services, { action: 'requestSignInCode', actorId: null, subjectId: account.id, requestId });
  return ticket;
}
