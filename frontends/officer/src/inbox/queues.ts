import type { Viewer } from '@pakn/graph';
import { isFinished, partOf, type Queue, type Row } from './row';
import type { ListOrder } from './live-rows';

/** How a queue is shown: its address, its order. What lies in it, the server says (`inbox`, `inboxCounts`). */
export interface QueueFace {
  queue: Queue;
  /** In the address: `?hang=`. */
  slug: string;
  order: ListOrder;
}

export const QUEUES: readonly QueueFace[] = [
  { queue: 'TRIAGE', slug: 'cho-tiep-nhan', order: 'DUE_FIRST' },
  { queue: 'RETURNED', slug: 'bi-chuyen-tra', order: 'DUE_FIRST' },
  { queue: 'TO_REVIEW', slug: 'cho-duyet', order: 'DUE_FIRST' },
  { queue: 'TO_HANDLE', slug: 'can-xu-ly', order: 'DUE_FIRST' },
  { queue: 'UNCLAIMED', slug: 'chua-nhan', order: 'DUE_FIRST' },
  { queue: 'APPOINTMENTS', slug: 'phieu-hen', order: 'DUE_FIRST' },
  { queue: 'COORDINATION', slug: 'phoi-hop', order: 'DUE_FIRST' },
  { queue: 'ESCALATED', slug: 'chuyen-cap', order: 'DUE_FIRST' },
  { queue: 'ALL', slug: 'tat-ca', order: 'NEWEST' },
];
/** The queues of the duty desk: the first block of the menu. */
export const DESK_QUEUES: ReadonlySet<Queue> = new Set(['TRIAGE', 'RETURNED', 'TO_REVIEW']);

export const faceOf = (queue: Queue): QueueFace => QUEUES.find((face) => face.queue === queue) ?? QUEUES.at(-1)!;
export const queueOfSlug = (slug: unknown): Queue | null => QUEUES.find((face) => face.slug === slug)?.queue ?? null;

/** Whether this viewer sits at the duty desk, whose lists are of the whole province; the server decides in the same way. */
export const sitsAtDesk = (viewer: Pick<Viewer, 'officer'>): boolean =>
  viewer.officer !== null &&
  (['OPERATOR', 'PROVINCE_OFFICE'].includes(viewer.officer.agency.kind) ||
    viewer.officer.roles.some((role) => role === 'OPERATOR' || role === 'SUPERVISOR' || role === 'ADMIN'));

/** Where the console begins: the duty desk with what waits for acceptance, the provincial office with what came up to it, an agency with its work. */
export const firstQueue = (viewer: Pick<Viewer, 'officer'>): Queue =>
  viewer.officer?.agency.kind === 'PROVINCE_OFFICE' && !viewer.officer.roles.includes('OPERATOR') ? 'ESCALATED' : sitsAtDesk(viewer) ? 'TRIAGE' : 'TO_HANDLE';

/** The queues that are worth a line in the menu: the desk's for the desk, an agency's for an agency, and any other as soon as something lies in it. */
export function shownQueues(counts: readonly { queue: Queue; count: number }[], viewer: Pick<Viewer, 'officer'>): Queue[] {
  const atDesk = sitsAtDesk(viewer);
  const usual = new Set<Queue>(
    atDesk ? ['TRIAGE', 'RETURNED', 'TO_REVIEW', 'APPOINTMENTS', 'ALL'] : ['TO_HANDLE', 'UNCLAIMED', 'APPOINTMENTS', 'COORDINATION', 'ALL'],
  );
  usual.add(firstQueue(viewer));
  return QUEUES.map(({ queue }) => queue).filter((queue) => usual.has(queue) || counts.some((count) => count.queue === queue && count.count > 0));
}

/**
 * Whether a case that an event brought stands in a queue of this viewer: so that a list can follow the stream without being read again.
 * It only decides what waits behind the pill; the next reading is the server's word.
 */
export function standsIn(queue: Queue, row: Row, viewer: Pick<Viewer, 'officer'>): boolean {
  const agencyId = viewer.officer?.agency.id;
  const atDesk = sitsAtDesk(viewer);
  const mine = partOf(row, agencyId);
  if (!atDesk && !mine) return false;
  const open = row.assignments.filter(({ agency, status }) => agency.id === agencyId && (status === 'PENDING' || status === 'CLAIMED') && !isFinished(row));
  switch (queue) {
    case 'TRIAGE':
      return atDesk && row.step === 'RECEPTION';
    case 'RETURNED':
      return atDesk && row.step === 'RECEPTION' && row.assignments.some(({ status }) => status === 'RETURNED');
    case 'TO_REVIEW':
      return row.step === 'RESULT_REVIEW';
    case 'TO_HANDLE':
      return open.some(({ part }) => part === 'LEAD');
    case 'COORDINATION':
      return open.some(({ part }) => part === 'COORDINATOR');
    case 'UNCLAIMED':
      return open.some(({ status }) => status === 'PENDING');
    case 'APPOINTMENTS':
      return row.status === 'SCHEDULED';
    case 'ESCALATED':
      return row.step === 'AGENCY_LEADER' || row.step === 'PROVINCE_OFFICE';
    case 'ALL':
      return true;
  }
}
