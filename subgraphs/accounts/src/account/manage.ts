import { forbidden, isId, notFound, type Identity, type OfficerRole } from '@pakn/service-kit';
import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Account } from './account.entity.ts';
import type { AccountsContext } from '../context.ts';
import { PROVINCE_ROLES } from './province-roles.ts';

/** Whose officers a caller administers: everybody's, or those of these agencies. */
export type Managed = 'ALL' | ReadonlySet<string>;

const BELOW = `with recursive own as (select id from accounts.agency where id = $1 union select a.id from accounts.agency a join own on a.parent_id = own.id)
  select id from own`;

const has = ({ kind, roles }: Identity, role: OfficerRole): boolean => kind === 'OFFICER' && roles.includes(role);
const perCall = new WeakMap<AccountsContext, Promise<Managed>>();

/** Administrators: all. An agency's leader: the own one and those below it (A7-08). Everybody else: none. */
export function managedAgencies(context: AccountsContext): Promise<Managed> {
  let managed = perCall.get(context);
  if (!managed) perCall.set(context, (managed = read(context)));
  return managed;
}

async function read({ identity, services }: AccountsContext): Promise<Managed> {
  if (has(identity, 'ADMIN')) return 'ALL';
  if (!has(identity, 'AGENCY_LEADER') || identity.agencyId === undefined) return new Set();
  const { rows } = await services.pool.query<{ id: string }>(BELOW, [identity.agencyId]);
  return new Set(rows.map(({ id }) => id));
}

/** Whether an agency is among the managed ones; null (somebody without an agency) only for who manages all. */
export const isManaged = (managed: Managed, agencyId: string | null): boolean => managed === 'ALL' || (agencyId !== null && managed.has(agencyId));

/**
 * The officer, locked, whom the caller may administer. Leaders do not administer those who have a right over the whole province.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function managedOfficer(context: AccountsContext, em: EntityManager, userId: string): Promise<Account & { agencyId: string }> {
  const managed = await managedAgencies(context);
  const officer = await lockedOfficer(em, userId);
  if (!isManaged(managed, officer.agencyId)) throw forbidden();
  if (managed !== 'ALL' && officer.roles.some((role) => PROVINCE_ROLES.has(role))) throw forbidden();
  return officer;
}

/** @throws NOT_FOUND */
export async function lockedOfficer(em: EntityManager, userId: string): Promise<Account & { agencyId: string }> {
  const officer = isId(userId) ? await em.findOne(Account, { id: userId, kind: 'OFFICER' }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!officer?.agencyId) throw notFound();
  return officer as Account & { agencyId: string };
}
