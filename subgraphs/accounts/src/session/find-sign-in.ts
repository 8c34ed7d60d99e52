import { identifierKey } from '@pakn/vocabulary';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import type { Ciphers } from '../account/ciphers.ts';
import { readPhone } from '../account/phone.ts';

/**
 * Whose sign-in name this is. Officers: their phone. Citizens: id number (12 digits, 9 for migrated accounts) or phone; organisations: registration number only,
 * because their representative may share a phone.
 */
export async function findSignIn({ orm, ciphers }: { orm: MikroORM; ciphers: Ciphers }, typed: string, asOfficer: boolean): Promise<Account | null> {
  const em = orm.em.fork();
  const phone = readPhone(typed);
  if (asOfficer)
    return phone === null ? null : em.findOne(Account, { phoneHash: ciphers.hash('phone', phone), kind: 'OFFICER', status: 'ACTIVE', active: true });
  const byNumber = await em.findOne(Account, { identifierHash: ciphers.hash('identifier', identifierKey(typed)), status: 'ACTIVE', active: true });
  if (byNumber) return byNumber;
  return phone === null ? null : em.findOne(Account, { phoneHash: ciphers.hash('phone', phone), kind: 'INDIVIDUAL', status: 'ACTIVE', active: true });
}

/** One spelling per account, so that limits and locks count together: the E.164 phone, or the key of the number. */
export const signInKey = (typed: string, asOfficer: boolean): string =>
  `${asOfficer ? 'officer' : 'citizen'}:${readPhone(typed) ?? identifierKey(typed).slice(0, 40)}`;
