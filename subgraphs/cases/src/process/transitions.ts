import type { State } from './status-table.ts';
import type { Transition } from './transition.ts';

export const NEW: readonly State[] = ['AWAITING_ACCEPTANCE@RECEPTION'];
const ACCEPTED: readonly State[] = ['IN_PROGRESS@RECEPTION'];
export const AT_DESK: readonly State[] = [...NEW, ...ACCEPTED];
export const AT_WORK: readonly State[] = ['IN_PROGRESS@SPECIALIST', 'IN_PROGRESS@COORDINATION'];
/** What climbed stays where it is, whoever helps with it. */
export const CLIMBED: readonly State[] = ['IN_PROGRESS@AGENCY_LEADER', 'IN_PROGRESS@PROVINCE_OFFICE'];
export const HANDLED: readonly State[] = [...AT_WORK, ...CLIMBED];
export const SCHEDULED: readonly State[] = ['SCHEDULED@SPECIALIST'];
export const WITH_AGENCY: readonly State[] = [...HANDLED, ...SCHEDULED];
export const REVIEWED: readonly State[] = ['RESULT_REVIEW@RESULT_REVIEW'];
export const ANSWERED: readonly State[] = ['ANSWERED@DONE'];
export const CLOSED: readonly State[] = ['CLOSED@DONE'];
export const UNDER_WAY: readonly State[] = [...AT_DESK, ...WITH_AGENCY, ...REVIEWED];

const COORDINATE: Omit<Transition, 'from'> = {
  action: 'COORDINATE',
  who: ['LEAD'],
  guards: ['LEAD_HELD'],
  event: 'CaseAssigned',
  label: { vi: 'Phối hợp xử lý', en: 'Coordinate' },
};
const COMPLETE_COORDINATION: Omit<Transition, 'from'> = {
  action: 'COMPLETE_COORDINATION',
  who: ['COORDINATOR'],
  guards: ['PART_OPEN'],
  event: 'CoordinationCompleted',
  label: { vi: 'Hoàn thành phối hợp', en: 'Complete coordination' },
};
const PUBLISH: Omit<Transition, 'from'> = {
  action: 'PUBLISH',
  who: ['OPERATOR', 'DESK_HEAD'],
  guards: ['ANSWER_WAITS', 'APPROVED_IF_REQUIRED'],
  to: 'ANSWERED@DONE',
  event: 'AnswerPublished',
  label: { vi: 'Công khai kết quả', en: 'Publish' },
};

/**
 * The process "Xử lý phản ánh", version 1: every way in which a case may move, who may move it, when, and what that changes (spec 03 "The process").
 * Permissions, `viewerActions`, use cases, the diagram and the history's wording read this table; there is no second copy.
 */
export const VERSION_1: readonly Transition[] = [
  // The desk takes it in
  { action: 'CLAIM', from: NEW, who: ['OPERATOR'], to: 'IN_PROGRESS@RECEPTION', event: 'CaseAccepted', label: { vi: 'Tiếp nhận', en: 'Accept' } },
  { action: 'EDIT', from: UNDER_WAY, who: ['OPERATOR'], event: 'CaseEdited', label: { vi: 'Sửa nội dung', en: 'Edit' } },
  { action: 'CLASSIFY', from: UNDER_WAY, who: ['OPERATOR'], event: 'CaseEdited', label: { vi: 'Phân loại', en: 'Classify' } },
  {
    action: 'ASSIGN',
    from: AT_DESK,
    who: ['OPERATOR'],
    to: 'IN_PROGRESS@HANDLING',
    clock: 'START_AGENCY',
    event: 'CaseAssigned',
    label: { vi: 'Chuyển xử lý', en: 'Assign' },
  },
  {
    action: 'REJECT',
    from: AT_DESK,
    who: ['OPERATOR'],
    to: 'REJECTED@DONE',
    clock: 'STOP',
    event: 'CaseRejected',
    label: { vi: 'Không tiếp nhận', en: 'Reject' },
  },
  // The agency handles it
  {
    action: 'CLAIM',
    from: [...WITH_AGENCY, ...REVIEWED],
    who: ['LEAD', 'COORDINATOR'],
    guards: ['UNCLAIMED'],
    event: 'CaseClaimed',
    label: { vi: 'Nhận xử lý', en: 'Claim' },
  },
  {
    action: 'RELEASE',
    from: WITH_AGENCY,
    who: ['LEAD', 'COORDINATOR'],
    guards: ['OWN_PART_HELD'],
    event: 'CaseReleased',
    label: { vi: 'Bỏ nhận xử lý', en: 'Release' },
  },
  { ...COORDINATE, from: AT_WORK, to: 'IN_PROGRESS@HANDLING' },
  { ...COORDINATE, from: CLIMBED },
  { ...COMPLETE_COORDINATION, from: AT_WORK, to: 'IN_PROGRESS@HANDLING' },
  { ...COMPLETE_COORDINATION, from: [...CLIMBED, ...SCHEDULED, ...REVIEWED] },
  {
    action: 'RETURN_TO_OPERATOR',
    from: WITH_AGENCY,
    who: ['LEAD'],
    guards: ['LEAD_HELD_OR_UNCLAIMED'],
    to: 'IN_PROGRESS@RECEPTION',
    clock: 'START_DESK',
    event: 'CaseReturned',
    label: { vi: 'Chuyển trả nhân viên trực', en: 'Return to operator' },
  },
  {
    action: 'SCHEDULE',
    from: WITH_AGENCY,
    who: ['LEAD'],
    guards: ['LEAD_HELD', 'LIMIT_LONG_ENOUGH', 'NEVER_APPOINTED', 'BEFORE_DUE'],
    to: 'SCHEDULED@SPECIALIST',
    clock: 'EXTEND',
    event: 'CaseScheduled',
    label: { vi: 'Hẹn xử lý', en: 'Schedule' },
  },
  // The answer
  {
    action: 'RECORD_ANSWER',
    from: WITH_AGENCY,
    who: ['LEAD'],
    guards: ['LEAD_HELD'],
    event: 'AnswerRecorded',
    label: { vi: 'Cập nhật kết quả', en: 'Record answer' },
  },
  {
    action: 'RECORD_ANSWER',
    from: [...ACCEPTED, ...REVIEWED],
    who: ['OPERATOR'],
    event: 'AnswerRecorded',
    label: { vi: 'Cập nhật kết quả', en: 'Record answer' },
  },
  {
    action: 'RETURN_RESULT',
    from: WITH_AGENCY,
    who: ['LEAD'],
    guards: ['LEAD_HELD', 'ANSWER_WAITS'],
    to: 'RESULT_REVIEW@RESULT_REVIEW',
    clock: 'STOP',
    event: 'ResultReturned',
    label: { vi: 'Trả kết quả', en: 'Return result' },
  },
  {
    action: 'CONFIRM_COMPLETION',
    from: SCHEDULED,
    who: ['LEAD'],
    guards: ['LEAD_HELD', 'ANSWER_WAITS'],
    to: 'RESULT_REVIEW@RESULT_REVIEW',
    clock: 'STOP',
    event: 'ResultReturned',
    label: { vi: 'Xác nhận hoàn thành', en: 'Confirm completion' },
  },
  {
    action: 'APPROVE_ANSWER',
    from: [...ACCEPTED, ...WITH_AGENCY, ...REVIEWED],
    who: ['ANSWER_LEADER'],
    guards: ['ANSWER_UNAPPROVED'],
    event: 'AnswerApproved',
    label: { vi: 'Phê duyệt kết quả', en: 'Approve answer' },
  },
  {
    action: 'REQUEST_REWORK',
    from: REVIEWED,
    who: ['OPERATOR', 'DESK_HEAD', 'LEAD_LEADER'],
    guards: ['ANSWER_WAITS'],
    to: 'IN_PROGRESS@BACK',
    clock: 'RESUME',
    event: 'ReworkRequested',
    label: { vi: 'Yêu cầu làm lại', en: 'Request rework' },
  },
  { ...PUBLISH, from: ACCEPTED, clock: 'STOP' },
  { ...PUBLISH, from: REVIEWED },
  { action: 'RATE', from: [...ANSWERED, ...CLOSED], who: ['REPORTER'], guards: ['RATING_OPEN'], event: 'CaseRated', label: { vi: 'Đánh giá', en: 'Rate' } },
  // Talk
  {
    action: 'MESSAGE',
    from: [...UNDER_WAY, ...ANSWERED],
    who: ['REPORTER', 'OPERATOR', 'LEAD', 'COORDINATOR'],
    event: 'MessageSent',
    label: { vi: 'Trao đổi', en: 'Message' },
  },
  {
    action: 'ADD_NOTE',
    from: [...UNDER_WAY, ...ANSWERED, ...CLOSED, 'REJECTED@DONE'],
    who: ['OFFICER'],
    event: 'NoteAdded',
    label: { vi: 'Ý kiến xử lý', en: 'Note' },
  },
  // The clock
  {
    action: null,
    automatic: true,
    from: ['IN_PROGRESS@SPECIALIST', 'IN_PROGRESS@COORDINATION'],
    who: [],
    to: 'IN_PROGRESS@AGENCY_LEADER',
    event: 'CaseEscalated',
    label: { vi: 'Chuyển cấp trên', en: 'Escalate' },
  },
  {
    action: null,
    automatic: true,
    from: ['IN_PROGRESS@AGENCY_LEADER'],
    who: [],
    to: 'IN_PROGRESS@PROVINCE_OFFICE',
    event: 'CaseEscalated',
    label: { vi: 'Chuyển cấp trên', en: 'Escalate' },
  },
  { action: null, automatic: true, from: ANSWERED, who: [], to: 'CLOSED@DONE', event: 'CaseClosed', label: { vi: 'Hoàn thành', en: 'Close' } },
];
