import type { Identity } from '@pakn/service-kit';
import { isDesk } from '../case/may-see.ts';
import type { InboxQueue } from '../case/terms.ts';
import type { Where } from './where.ts';

const ownPart = (agency: string, condition: string): string =>
  `exists (select 1 from cases.assignment p where p.case_id = c.id and p.agency_id = ${agency} and ${condition})`;
const OPEN_PART = `p.status in ('PENDING', 'CLAIMED')`;

/**
 * The lists of the officers' console (A8-10). TO_HANDLE, COORDINATION and UNCLAIMED are the own agency's open parts: they wait for its whole desk.
 * TRIAGE and RETURNED lie at the duty desk; the others are of what the officer may see.
 */
const QUEUES: Record<InboxQueue, (agency: () => string, desk: boolean) => string> = {
  TRIAGE: (_agency, desk) => (desk ? `c.step = 'RECEPTION'` : 'false'),
  RETURNED: (_agency, desk) => (desk ? `c.step = 'RECEPTION' and c.returned_at is not null` : 'false'),
  TO_REVIEW: () => `c.step = 'RESULT_REVIEW'`,
  TO_HANDLE: (agency) => `c.step <> 'DONE' and ${ownPart(agency(), `p.part = 'LEAD' and ${OPEN_PART}`)}`,
  COORDINATION: (agency) => `c.step <> 'DONE' and ${ownPart(agency(), `p.part = 'COORDINATOR' and ${OPEN_PART}`)}`,
  UNCLAIMED: (agency) => `c.step <> 'DONE' and ${ownPart(agency(), `p.status = 'PENDING'`)}`,
  APPOINTMENTS: () => `c.step <> 'DONE' and c.status = 'SCHEDULED'`,
  ESCALATED: () => `c.step in ('AGENCY_LEADER', 'PROVINCE_OFFICE')`,
  ALL: () => 'true',
};

/** Restricts a query to a queue of this officer, and to the cases that the officer may see. */
export function addQueue(where: Where, queue: InboxQueue, identity: Identity): void {
  const agency = (): string => `${where.value(identity.agencyId ?? null)}::uuid`;
  const desk = isDesk(identity);
  where.and(QUEUES[queue](agency, desk));
  if (!desk) where.and(ownPart(agency(), `p.status <> 'RETURNED'`));
}
