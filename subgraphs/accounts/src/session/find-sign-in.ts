import { identifierKey } from '@pakn/vocabulary';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import type { Ciphers } from '../account/ciphers.ts';
import { readPhone } from '../account/phone.ts';
import { citizensWith } from '../proof/account-of-ticket.ts';

/** Whose sign-in name was typed. */
export interface SignInName {
  /** null: nobody's. There are as many places for every name of the same shape, so that a password is looked at as often for each. */
  accounts: (Account | null)[];
  /** A phone, which may belong to several accounts. */
  byPhone: boolean;
}

/**
 * Officers: their phone. Citizens and organisations: id number (12 digits, 9 for migrated accounts), registration number, or phone. A phone may be an
 * individual's and an organisation's, and there are tax codes that look like one: the password says which is meant. Of several organisations with one phone none is
 * found by it.
 */
export async function findSignIn({ orm, ciphers }: { orm: MikroORM; ciphers: Ciphers }, typed: string, asOfficer: boolean): Promise<SignInName> {
  const em = orm.em.fork();
  const phone = readPhone(typed);
  const open = { status: 'ACTIVE' as const, active: true };
  if (asOfficer) {
    const officer = phone === null ? null : await em.findOne(Account, { ...open, phoneHash: ciphers.hash('phone', phone), kind: 'OFFICER' });
    return { accounts: [officer], byPhone: false };
  }
  const byNumber = await em.findOne(Account, { ...open, identifierHash: ciphers.hash('identifier', identifierKey(typed)) });
  if (phone === null) return { accounts: [byNumber], byPhone: false };
  const having = await citizensWith(em, ciphers, phone);
  const individual = having.find(({ kind }) => kind === 'INDIVIDUAL') ?? null;
  const [organization, another] = having.filter(({ kind, id }) => kind === 'ORGANIZATION' && id !== byNumber?.id);
  return { accounts: byNumber ? [byNumber, individual] : [individual, (another ? null : organization) ?? null], byPhone: true };
}

/** One spelling per account, so that limits and locks count together: the E.164 phone, or the key of the number. */
export const signInKey = (typed: string, asOfficer: boolean): string =>
  `${asOfficer ? 'officer' : 'citizen'}:${readPhone(typed) ?? identifierKey(typed).slice(0, 40)}`;

/** All names by which somebody signs in to an account, as limits and locks count them. */
export function signInNames(ciphers: Ciphers, account: Account): string[] {
  const asOfficer = account.kind === 'OFFICER';
  const phone = account.phoneCipher ? [signInKey(ciphers.decrypt('phone', account.phoneCipher), asOfficer)] : [];
  const number = account.identifierCipher ? [signInKey(ciphers.decrypt('identifier', account.identifierCipher), asOfficer)] : [];
  return [...phone, ...number];
}
