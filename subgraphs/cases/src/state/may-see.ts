import type { Identity } from '@pakn/service-kit';
import { concernedAgencies, type CaseState } from './case-state.ts';

/**
 * How a viewer stands to a case; every right in this subgraph is decided from it.
 * DESK: the duty desk, supervisors, administrators, the provincial office: every case.
 * AGENCY: officers of an agency that has a part in it. REPORTER: whose case it is. PARTNER: a client of such an agency with cases:read.
 * PUBLIC: everybody, for a public case. NONE: may not even know that it exists.
 */
export type Relation = 'DESK' | 'AGENCY' | 'REPORTER' | 'PARTNER' | 'PUBLIC' | 'NONE';

export interface Seen {
  reporterId: string;
  isPublic: boolean;
  /** Agencies with an open part, the lead's included. */
  agencies: readonly string[];
}

/** Officers who see every case. */
export function isDesk(identity: Identity): boolean {
  if (identity.kind !== 'OFFICER') return false;
  return (
    identity.agencyKind === 'OPERATOR' ||
    identity.agencyKind === 'PROVINCE_OFFICE' ||
    identity.roles.some((role) => role === 'OPERATOR' || role === 'SUPERVISOR' || role === 'ADMIN')
  );
}

/** Whether a caller may read public cases at all: everybody, partners only with the scope. */
export const mayRead = (identity: Identity): boolean => identity.kind !== 'PARTNER' || identity.scopes.includes('cases:read');

export function relationTo(seen: Seen, identity: Identity): Relation {
  if (!mayRead(identity)) return 'NONE';
  if (isDesk(identity)) return 'DESK';
  const ofAgency = identity.agencyId !== undefined && seen.agencies.includes(identity.agencyId);
  if (ofAgency && identity.kind === 'OFFICER') return 'AGENCY';
  if (ofAgency && identity.kind === 'PARTNER') return 'PARTNER';
  if (identity.sub !== undefined && identity.sub === seen.reporterId) return 'REPORTER';
  return seen.isPublic ? 'PUBLIC' : 'NONE';
}

const seenOf = (state: CaseState): Seen => ({ reporterId: state.case.reporterId, isPublic: state.case.isPublic, agencies: concernedAgencies(state) });

export const maySee = (state: CaseState, identity: Identity): boolean => relationTo(seenOf(state), identity) !== 'NONE';

/** Whether a caller may follow a case: somebody else's public one. */
export const mayFollow = (found: Pick<Seen, 'reporterId' | 'isPublic'>, { sub, kind }: Pick<Identity, 'sub' | 'kind'>): boolean =>
  found.isPublic && sub !== undefined && sub !== found.reporterId && (kind === 'INDIVIDUAL' || kind === 'ORGANIZATION');

/** Officers with a hand in the case. */
export const isInside = (relation: Relation): boolean => relation === 'DESK' || relation === 'AGENCY';
