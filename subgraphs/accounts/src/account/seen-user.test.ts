import { ANONYMOUS, type Identity } from '@pakn/service-kit';
import { describe, expect, it } from 'vitest';
import { Account, BARE_ACCOUNT } from './account.entity.ts';
import { displayName, seenById } from './seen-user.ts';

const account = (id: string, kind: Account['kind'], fullName: string): Account =>
  Object.assign(new Account(), { ...BARE_ACCOUNT, id, kind, status: 'ACTIVE', fullName });
const citizen = account('c', 'INDIVIDUAL', 'Nguyễn Văn An');
const officer = account('o', 'OFFICER', 'Lê Thị Bình');
const as = (kind: Identity['kind'], sub?: string): Identity => ({ ...ANONYMOUS, kind, ...(sub ? { sub } : {}) });

describe('S1 a person by the bare id', () => {
  it.each([
    ['anonymous', ANONYMOUS, citizen, null],
    ['anonymous', ANONYMOUS, officer, null],
    ['the citizen', as('INDIVIDUAL', 'c'), citizen, 'SELF'],
    ['another citizen', as('INDIVIDUAL', 'd'), citizen, null],
    ['an officer', as('OFFICER', 'x'), citizen, null],
    ['an officer', as('OFFICER', 'x'), officer, 'FULL'],
    ['a group of officers', as('OFFICER'), officer, 'FULL'],
    ['a citizen', as('INDIVIDUAL', 'c'), officer, null],
    ['a partner', as('PARTNER', 'p'), citizen, null],
  ])('%s', (_, identity, seen, view) => expect(seenById(identity, seen)?.view ?? null).toBe(view));

  it('masks names of people and hides those of officers', () => {
    expect(displayName({ account: citizen, view: 'MASKED' }, 'vi')).toBe('Nguyễn V. A.');
    expect(displayName({ account: officer, view: 'MASKED' }, 'vi')).toBe('Cán bộ');
    expect(displayName({ account: officer, view: 'MASKED' }, 'en')).toBe('Officer');
    expect(displayName({ account: officer, view: 'FULL' }, 'vi')).toBe('Lê Thị Bình');
  });
});
