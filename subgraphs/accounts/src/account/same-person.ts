import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from './account.entity.ts';

/**
 * Everything that is kept of the people of $1, in SQL: their own accounts, and what a duty desk wrote down of the same person: a contact with the same number,
 * or with the same phone and name. Who only shares the phone is somebody else.
 */
export const SAME_PERSON = `
  select other.id from accounts.account own join accounts.account other on other.id = own.id or (other.status = 'CONTACT' and (
    other.identifier_hash = own.identifier_hash or (other.phone_hash = own.phone_hash and other.name_folded = own.name_folded)))
  where own.id = any($1)`;

/** The contacts of the same person as an account, as SAME_PERSON finds them. Ask before the name or the phone changes: they change with it. */
export function contactsOf(em: EntityManager, { identifierHash, phoneHash, nameFolded }: Account): Promise<Account[]> {
  const same = [...(identifierHash ? [{ identifierHash }] : []), ...(phoneHash ? [{ phoneHash, nameFolded }] : [])];
  return same.length === 0 ? Promise.resolve([]) : em.find(Account, { status: 'CONTACT', $or: same });
}
