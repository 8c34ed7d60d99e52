import { forbidden, notFound, type Identity } from '@pakn/service-kit';

/** Spec 04: an agency's officers write for their own agency, operators publish, administrators both. */
const holds = ({ kind, roles }: Identity, ...asked: Identity['roles']): boolean => kind === 'OFFICER' && roles.some((role) => asked.includes(role));

export const isOfficer = ({ kind }: Identity): boolean => kind === 'OFFICER';
export const isAdministrator = (identity: Identity): boolean => holds(identity, 'ADMIN');
/** Who decides what everybody sees. */
export const mayPublish = (identity: Identity): boolean => holds(identity, 'OPERATOR', 'ADMIN');

/** What belongs to an agency; null: to the province, so that administrators alone write it. */
export interface Owned {
  agencyId: string | null;
}

export const mayWrite = (identity: Identity, { agencyId }: Owned): boolean =>
  isAdministrator(identity) || (isOfficer(identity) && identity.agencyId !== undefined && agencyId === identity.agencyId);

/**
 * Whether somebody may change what is there; null: make a new one.
 * @param options.isPublic everybody sees it, or will: changing it is publishing
 * @param options.isSeen the caller may know of it
 * @throws FORBIDDEN, NOT_FOUND
 */
export function permitChange(identity: Identity, owned: Owned | null, { isPublic, isSeen }: { isPublic: boolean; isSeen: boolean }): void {
  if (!isSeen) throw notFound();
  const writes = owned === null || mayWrite(identity, owned);
  if (!writes || (isPublic && !mayPublish(identity))) throw forbidden();
}
