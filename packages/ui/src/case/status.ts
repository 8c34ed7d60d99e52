/** The eight faces of a case, each with its own glyph, word and colour. */
export type StatusTone = 'new' | 'received' | 'doing' | 'coord' | 'sched' | 'done' | 'over' | 'closed';
export type CaseStatus =
  | 'DRAFT'
  | 'AWAITING_ACCEPTANCE'
  | 'AWAITING_INFO'
  | 'IN_PROGRESS'
  | 'SCHEDULED'
  | 'RESULT_REVIEW'
  | 'ANSWERED'
  | 'CLOSED'
  | 'REJECTED'
  | 'MERGED'
  | 'WITHDRAWN';
export type WorkflowStep = 'RECEPTION' | 'SPECIALIST' | 'COORDINATION' | 'AGENCY_LEADER' | 'PROVINCE_OFFICE' | 'RESULT_REVIEW' | 'DONE';
export type Progress = 'NOT_DUE' | 'DUE_SOON' | 'OVERDUE' | 'PAUSED' | 'ON_TIME' | 'LATE' | 'NONE';
export interface StatusFace {
  tone: StatusTone;
  labelKey: string;
}

const FACES: Record<CaseStatus, StatusFace> = {
  DRAFT: { tone: 'new', labelKey: 'ui.status.DRAFT' },
  AWAITING_ACCEPTANCE: { tone: 'new', labelKey: 'ui.status.AWAITING_ACCEPTANCE' },
  AWAITING_INFO: { tone: 'new', labelKey: 'ui.status.AWAITING_INFO' },
  IN_PROGRESS: { tone: 'doing', labelKey: 'ui.status.IN_PROGRESS' },
  SCHEDULED: { tone: 'sched', labelKey: 'ui.status.SCHEDULED' },
  RESULT_REVIEW: { tone: 'doing', labelKey: 'ui.status.RESULT_REVIEW' },
  ANSWERED: { tone: 'done', labelKey: 'ui.status.ANSWERED' },
  CLOSED: { tone: 'done', labelKey: 'ui.status.CLOSED' },
  REJECTED: { tone: 'closed', labelKey: 'ui.status.REJECTED' },
  MERGED: { tone: 'closed', labelKey: 'ui.status.MERGED' },
  WITHDRAWN: { tone: 'closed', labelKey: 'ui.status.WITHDRAWN' },
};

/**
 * The face of a status as spec/03's table has it: IN_PROGRESS reads "Đã tiếp nhận" while nobody has claimed it, "Đang phối hợp" while a co-handler is open.
 * @param claimed whether the lead agency has claimed it; leave it out where that is not known
 */
export function statusFace(status: CaseStatus, step?: WorkflowStep | null, claimed?: boolean): StatusFace {
  if (status !== 'IN_PROGRESS') return FACES[status];
  if (step === 'COORDINATION') return { tone: 'coord', labelKey: 'ui.status.COORDINATING' };
  if (step === 'RECEPTION' || (step === 'SPECIALIST' && claimed === false)) return { tone: 'received', labelKey: 'ui.status.RECEIVED' };
  return FACES.IN_PROGRESS;
}
