import { openCoordinators, leadPart, type Situation } from './situation.ts';
import { WORKFLOW_STEPS, type CaseStatus, type WorkflowStep } from './terms.ts';

/** Where a case can be: its status and the desk it lies on. */
export type State = `${CaseStatus}@${WorkflowStep}`;

export interface StatusRow {
  steps: readonly WorkflowStep[];
  vi: string;
  en: string;
  /** What the figures make of it: `no` is not counted at all. */
  counted: 'no' | 'in progress' | 'handled';
}

const WORKING: readonly WorkflowStep[] = ['RECEPTION', 'SPECIALIST', 'COORDINATION', 'AGENCY_LEADER', 'PROVINCE_OFFICE'];

/** The status table of spec 03: every status with the steps on which it may stand. */
export const STATUS_TABLE: Record<CaseStatus, StatusRow> = {
  DRAFT: { steps: WORKFLOW_STEPS, vi: 'Bản nháp', en: 'Draft', counted: 'no' },
  AWAITING_ACCEPTANCE: { steps: ['RECEPTION'], vi: 'Chờ tiếp nhận', en: 'Waiting', counted: 'in progress' },
  IN_PROGRESS: { steps: WORKING, vi: 'Đang xử lý', en: 'In progress', counted: 'in progress' },
  AWAITING_INFO: { steps: WORKING, vi: 'Chờ bổ sung', en: 'Waiting for information', counted: 'in progress' },
  SCHEDULED: { steps: ['SPECIALIST'], vi: 'Hẹn xử lý', en: 'Scheduled', counted: 'in progress' },
  RESULT_REVIEW: { steps: ['RESULT_REVIEW'], vi: 'Chờ duyệt kết quả', en: 'Result under review', counted: 'in progress' },
  ANSWERED: { steps: ['DONE'], vi: 'Đã trả lời', en: 'Answered', counted: 'handled' },
  CLOSED: { steps: ['DONE'], vi: 'Hoàn thành', en: 'Closed', counted: 'handled' },
  REJECTED: { steps: ['DONE'], vi: 'Không tiếp nhận', en: 'Not accepted', counted: 'handled' },
  MERGED: { steps: ['DONE'], vi: 'Đã gộp', en: 'Merged', counted: 'no' },
  WITHDRAWN: { steps: ['DONE'], vi: 'Đã rút', en: 'Withdrawn', counted: 'no' },
};

export const stateOf = (found: { status: CaseStatus; step: WorkflowStep }): State => `${found.status}@${found.step}`;

/** What a person reads as the status: IN_PROGRESS has three names (accepted, being handled, coordinated), a late appointment is "Trễ hẹn". */
export function statusLabel(situation: Pick<Situation, 'case' | 'assignments' | 'now'>): { vi: string; en: string } {
  const { status, step, dueAt } = situation.case;
  if (status === 'SCHEDULED' && dueAt && situation.now > dueAt) return { vi: 'Trễ hẹn', en: 'Appointment missed' };
  if (status !== 'IN_PROGRESS') return { vi: STATUS_TABLE[status].vi, en: STATUS_TABLE[status].en };
  if (openCoordinators(situation).length > 0) return { vi: 'Đang phối hợp', en: 'Coordinating' };
  if (step === 'RECEPTION' || leadPart(situation)?.status === 'PENDING') return { vi: 'Đã tiếp nhận', en: 'Accepted' };
  return { vi: STATUS_TABLE.IN_PROGRESS.vi, en: STATUS_TABLE.IN_PROGRESS.en };
}
