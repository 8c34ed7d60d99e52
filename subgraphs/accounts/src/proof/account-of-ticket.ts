import { DomainError } from '@pakn/service-kit';
import { identifierKey } from '@pakn/vocabulary';
import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import type { Ciphers } from '../account/ciphers.ts';
import { FORM_WORDS } from '../account/form-words.ts';
import type { StoredOtpTicket } from './otp-ticket.entity.ts';

/** Citizens' accounts with a phone (E.164), the individual's first: at most one, and those of the organisations that the person speaks for (X-21). `hold`: until the transaction ends. */
export const citizensWith = (em: EntityManager, ciphers: Ciphers, phone: string, hold = false): Promise<Account[]> =>
  em.find(
    Account,
    { phoneHash: ciphers.hash('phone', phone), kind: { $in: ['INDIVIDUAL', 'ORGANIZATION'] }, status: 'ACTIVE', active: true },
    { orderBy: { kind: 'asc', createdAt: 'asc' }, lockMode: hold ? LockMode.PESSIMISTIC_READ : LockMode.NONE },
  );

/**
 * The account that a right code is for; null when it was closed in between. That a phone has several is told here only: the phone is proven.
 * @param identifier which of the accounts with the ticket's phone: id or registration number
 * @throws DomainError INVALID_INPUT at `identifier` when there are several and it names none of them; the code stays good
 */
export async function accountOfTicket(
  { ciphers }: { ciphers: Ciphers },
  em: EntityManager,
  ticket: StoredOtpTicket,
  identifier: string | null | undefined,
): Promise<Account | null> {
  if (!ticket.byPhone) return em.findOne(Account, { id: ticket.accountId, status: 'ACTIVE', active: true }, { lockMode: LockMode.PESSIMISTIC_READ });
  const accounts = await citizensWith(em, ciphers, ciphers.decrypt('phone', ticket.phoneCipher), true);
  if (accounts.length <= 1) return accounts[0] ?? null;
  const hash = identifier?.trim() ? ciphers.hash('identifier', identifierKey(identifier)) : null;
  const named = hash && accounts.find(({ identifierHash }) => identifierHash && hash.equals(identifierHash));
  if (named) return named;
  const message = hash ? FORM_WORDS.noneOfThem : FORM_WORDS.severalAccounts;
  throw new DomainError('INVALID_INPUT', { fields: [{ path: 'identifier', code: 'INVALID_INPUT', message }] });
}
