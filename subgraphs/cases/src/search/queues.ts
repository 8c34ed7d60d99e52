import type { Identity } from '@pakn/service-kit';
import { isDesk } from '../state/may-see.ts';
import type { InboxQueue } from '@pakn/vocabulary';
import type { Where } from './where.ts';

/** SQL conditions about the own agency's parts in a case c. */
export interface OwnParts {
  /** Its open part as lead. */
  lead(): string;
  /** Its open part as co-handler. */
  coordinator(): string;
  /** A part that nobody claimed. */
  pending(): string;
  /** Any part that it was not taken from. */
  any(): string;
}

export const OPEN_PART = `p.status in ('PENDING', 'CLAIMED')`;
const UNFINISHED = `c.step <> 'DONE'`;

/**
 * The lists of the officers' console (A8-10). TO_HANDLE, COORDINATION and UNCLAIMED are the own agency's open parts: they wait for its whole desk.
 * TRIAGE and RETURNED lie at the duty desk; the others are of what the officer may see.
 */
const QUEUES: Record<InboxQueue, (own: OwnParts, desk: boolean) => string> = {
  TRIAGE: (_own, desk) => (desk ? `c.step = 'RECEPTION'` : 'false'),
  RETURNED: (_own, desk) => (desk ? `c.step = 'RECEPTION' and c.returned_at is not null` : 'false'),
  TO_REVIEW: () => `c.step = 'RESULT_REVIEW'`,
  TO_HANDLE: (own) => `${UNFINISHED} and ${own.lead()}`,
  COORDINATION: (own) => `${UNFINISHED} and ${own.coordinator()}`,
  UNCLAIMED: (own) => `${UNFINISHED} and ${own.pending()}`,
  APPOINTMENTS: () => `${UNFINISHED} and c.status = 'SCHEDULED'`,
  ESCALATED: () => `c.step in ('AGENCY_LEADER', 'PROVINCE_OFFICE')`,
  ALL: () => 'true',
};

/** A queue of this officer as a condition, restricted to the cases that the officer may see. */
export function queueCondition(queue: InboxQueue, identity: Identity, own: OwnParts): string {
  const desk = isDesk(identity);
  const condition = QUEUES[queue](own, desk);
  return desk ? condition : `${condition} and ${own.any()}`;
}

/** Restricts a list to a queue of this officer. */
export function addQueue(where: Where, queue: InboxQueue, identity: Identity): void {
  const ownPart = (condition: string): string =>
    `exists (select 1 from cases.assignment p where p.case_id = c.id and p.agency_id = ${where.value(identity.agencyId ?? null)}::uuid and ${condition})`;
  where.and(
    queueCondition(queue, identity, {
      lead: () => ownPart(`p.part = 'LEAD' and ${OPEN_PART}`),
      coordinator: () => ownPart(`p.part = 'COORDINATOR' and ${OPEN_PART}`),
      pending: () => ownPart(`p.status = 'PENDING'`),
      any: () => ownPart(`p.status <> 'RETURNED'`),
    }),
  );
}
