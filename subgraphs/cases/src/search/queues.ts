import type { Identity } from '@pakn/service-kit';
import { isDesk } from '../state/may-see.ts';
import type { InboxQueue } from '@pakn/vocabulary';
import { ofAgency, type Where } from './where.ts';

/** SQL conditions about the own agency's parts in a case c. */
export interface OwnParts {
  /** Its open part as lead. */
  lead(): string;
  /** Its open part as co-handler. */
  coordinator(): string;
  /** A part that nobody claimed. */
  pending(): string;
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

/** The queues that are about a part which the own agency has. The others are restricted to what the officer may see. */
const OF_OWN_PARTS: ReadonlySet<InboxQueue> = new Set(['TO_HANDLE', 'COORDINATION', 'UNCLAIMED']);

/** Whether a queue of this officer has to be restricted to the own agency's cases. */
export const isRestricted = (queue: InboxQueue, identity: Identity): boolean => !isDesk(identity) && !OF_OWN_PARTS.has(queue);

/** A queue of this officer as a condition, without that restriction. */
export const queueCondition = (queue: InboxQueue, identity: Identity, own: OwnParts): string => QUEUES[queue](own, isDesk(identity));

/** Restricts a list to a queue of this officer. */
export function addQueue(where: Where, queue: InboxQueue, identity: Identity): void {
  const agency = (): string => `${where.value(identity.agencyId ?? null)}::uuid`;
  const ownPart = (condition: string): string =>
    `exists (select 1 from cases.assignment p where p.case_id = c.id and p.agency_id = ${agency()} and ${condition})`;
  const condition = queueCondition(queue, identity, {
    lead: () => ownPart(`p.part = 'LEAD' and ${OPEN_PART}`),
    coordinator: () => ownPart(`p.part = 'COORDINATOR' and ${OPEN_PART}`),
    pending: () => ownPart(`p.status = 'PENDING'`),
  });
  if (condition !== 'true') where.and(condition);
  if (isRestricted(queue, identity)) where.either(ofAgency(agency()));
}
