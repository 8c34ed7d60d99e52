import type { CaseStatus, ShownStatus, WorkflowStep } from '@pakn/vocabulary';

/** The eight faces of a case, each with its own glyph and colour. */
export type StatusTone = 'new' | 'received' | 'doing' | 'coord' | 'sched' | 'done' | 'over' | 'closed';

/** How a status is shown: its word is that of SHOWN_STATUS. */
export interface StatusFace {
  tone: StatusTone;
  shown: ShownStatus;
}

const TONES: Record<CaseStatus, StatusTone> = {
  DRAFT: 'new',
  AWAITING_ACCEPTANCE: 'new',
  AWAITING_INFO: 'new',
  IN_PROGRESS: 'doing',
  SCHEDULED: 'sched',
  RESULT_REVIEW: 'doing',
  ANSWERED: 'done',
  CLOSED: 'done',
  REJECTED: 'closed',
  MERGED: 'closed',
  WITHDRAWN: 'closed',
};

/**
 * The face of a status: IN_PROGRESS reads "Đã tiếp nhận" while nobody has claimed it, "Đang phối hợp" while a co-handler is open.
 * An appointment past its day reads "Trễ hẹn".
 * @param claimed whether the lead agency has claimed it; leave it out where that is not known
 */
export function statusFace(status: CaseStatus, step?: WorkflowStep | null, claimed?: boolean, late?: boolean): StatusFace {
  if (status === 'SCHEDULED' && late) return { tone: 'over', shown: 'APPOINTMENT_MISSED' };
  if (status !== 'IN_PROGRESS') return { tone: TONES[status], shown: status };
  if (step === 'COORDINATION') return { tone: 'coord', shown: 'COORDINATING' };
  if (step === 'RECEPTION' || (step === 'SPECIALIST' && claimed === false)) return { tone: 'received', shown: 'RECEIVED' };
  return { tone: TONES.IN_PROGRESS, shown: 'IN_PROGRESS' };
}
