import { isDeepStrictEqual } from 'node:util';
import type { ContactSaved, OfficerSaved } from '@pakn/events';

/** What the other subgraphs know of a person: ids, codes and times. */
export type KnownPerson =
  | ({ type: 'OfficerSaved' } & Omit<OfficerSaved, 'officerId' | 'revision'>)
  | ({ type: 'ContactSaved' } & Omit<ContactSaved, 'contactId' | 'revision'>);

export interface AccountState {
  kind: 'INDIVIDUAL' | 'ORGANIZATION' | 'OFFICER' | 'ANONYMOUS_REPORTER';
  status: 'ACTIVE' | 'CONTACT' | 'INVITED';
  active: boolean;
  agencyId: string | null;
  roles: string[];
  deputyId: string | null;
  /** RFC 3339, UTC. */
  leaveFrom: string | null;
  leaveTo: string | null;
  leaveDeputyId: string | null;
}

/** An account as the others should know it. */
export function knownPerson(account: AccountState): KnownPerson {
  const active = account.active && account.status !== 'INVITED';
  if (account.kind !== 'OFFICER' || account.agencyId === null) return { type: 'ContactSaved', active };
  return {
    type: 'OfficerSaved',
    agencyId: account.agencyId,
    roles: account.roles.toSorted(),
    active,
    deputyId: account.deputyId,
    leave: account.leaveFrom && account.leaveTo ? { from: account.leaveFrom, to: account.leaveTo, deputyId: account.leaveDeputyId } : null,
  };
}

/** What must be said, when `last` was said before. An account that is gone stays known and inactive. */
export function newsOf(last: KnownPerson | null, account: AccountState | null): KnownPerson[] {
  const gone = (known: KnownPerson): KnownPerson[] => (known.active ? [{ ...known, active: false }] : []);
  if (account === null) return last === null ? [] : gone(last);
  // Nobody can be called or chosen: the others meet the account with its report.
  if (account.kind === 'ANONYMOUS_REPORTER') return [];
  const now = knownPerson(account);
  if (last === null) return [now];
  if (last.type !== now.type) return [...gone(last), now];
  return isDeepStrictEqual(last, now) ? [] : [now];
}
