import { codesOf, type ClosedSet } from './closed-set.ts';

/** Where a case is in its life. "Quá hạn" and "Trễ hạn" are no statuses but progress. */
export const CASE_STATUS = {
  DRAFT: { vi: 'Bản nháp', en: 'Draft', description: 'Being written; seen by its writer only.' },
  AWAITING_ACCEPTANCE: { vi: 'Chờ tiếp nhận', en: 'Awaiting acceptance', description: 'Submitted; the duty desk has not accepted it yet.' },
  AWAITING_INFO: { vi: 'Chờ bổ sung', en: 'Awaiting information', description: 'The reporter was asked for more; the clock is paused.' },
  IN_PROGRESS: { vi: 'Đang xử lý', en: 'In progress', description: 'Accepted; the step says on whose desk it lies.' },
  SCHEDULED: { vi: 'Hẹn xử lý', en: 'Scheduled', description: 'The lead agency has promised a later day, with its reason.' },
  RESULT_REVIEW: {
    vi: 'Chờ duyệt kết quả',
    en: 'Result under review',
    description: "The agency has returned the result; its clock has stopped and the desk's runs.",
  },
  ANSWERED: { vi: 'Đã trả lời', en: 'Answered', description: 'The answer is published; it can be rated.' },
  CLOSED: { vi: 'Hoàn thành', en: 'Completed', description: 'Answered, and the time for rating and reopening is over.' },
  REJECTED: { vi: 'Không tiếp nhận', en: 'Not accepted', description: 'The desk does not take it, with a reason and where to go.' },
  MERGED: { vi: 'Đã gộp', en: 'Merged', description: 'A duplicate that goes on in another case.' },
  WITHDRAWN: { vi: 'Đã rút', en: 'Withdrawn', description: 'Taken back by its reporter before acceptance.' },
} as const satisfies ClosedSet;

export type CaseStatus = keyof typeof CASE_STATUS;
export const CASE_STATUSES = codesOf(CASE_STATUS);
