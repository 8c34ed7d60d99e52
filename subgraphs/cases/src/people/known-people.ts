import type { OfficerRole } from '@pakn/service-kit';

/** An officer as accounts last said. Who is not here is unknown. */
export interface Officer {
  id: string;
  agencyId: string;
  roles: OfficerRole[];
  active: boolean;
  /** Stands in when no deputy is named for a leave. */
  deputyId: string | null;
  leave: { from: Date; to: Date; deputyId: string | null } | null;
}

/** Somebody who can be a reporter. */
export interface Contact {
  id: string;
  active: boolean;
}
