import type { State } from './status-table.ts';
import { ANSWERED, AT_DESK, AT_WORK, CLIMBED, CLOSED, HANDLED, NEW, SCHEDULED, UNDER_WAY, VERSION_1, WITH_AGENCY } from './transitions.ts';
import type { GuardName } from './guards.ts';
import type { CaseAction } from './terms.ts';
import type { Transition } from './transition.ts';

const ASKED: readonly State[] = [
  'AWAITING_INFO@RECEPTION',
  'AWAITING_INFO@SPECIALIST',
  'AWAITING_INFO@COORDINATION',
  'AWAITING_INFO@AGENCY_LEADER',
  'AWAITING_INFO@PROVINCE_OFFICE',
];
const ASKED_AT_DESK: readonly State[] = ['AWAITING_INFO@RECEPTION'];
const ASKED_AT_AGENCY = ASKED.filter((state) => state !== 'AWAITING_INFO@RECEPTION');
const AT_OFFICE: readonly State[] = ['IN_PROGRESS@PROVINCE_OFFICE'];

const REQUEST: Omit<Transition, 'from' | 'who'> = {
  action: 'REQUEST_INFO',
  guards: ['RUNNING', 'PAUSE_LEFT'],
  to: 'AWAITING_INFO@SAME',
  clock: 'PAUSE',
  event: 'InfoRequested',
  label: { vi: 'Yêu cầu bổ sung', en: 'Ask for information' },
};
const SUPPLY: Omit<Transition, 'from'> = {
  action: 'SUPPLY_INFO',
  who: ['REPORTER'],
  clock: 'RESUME',
  event: 'InfoSupplied',
  label: { vi: 'Bổ sung thông tin', en: 'Supply information' },
};
const RESUME: Omit<Transition, 'from' | 'who'> = { action: 'RESUME', clock: 'RESUME', event: 'CaseResumed', label: { vi: 'Tiếp tục xử lý', en: 'Resume' } };
const DELEGATE: Omit<Transition, 'from'> = { action: 'DELEGATE', who: ['LEAD_LEADER'], event: 'CaseDelegated', label: { vi: 'Giao việc', en: 'Delegate' } };
const BY_ITSELF = { action: null, automatic: true, who: [] } as const;
const REOPEN: Omit<Transition, 'guards' | 'to' | 'clock'> = {
  action: 'REOPEN',
  from: ANSWERED,
  who: ['REPORTER'],
  event: 'CaseReopened',
  label: { vi: 'Yêu cầu xử lý lại', en: 'Reopen' },
};
const UNPUBLISH: Omit<Transition, 'guards' | 'to' | 'clock'> = {
  action: 'UNPUBLISH',
  from: ANSWERED,
  who: ['OPERATOR', 'DESK_HEAD'],
  event: 'AnswerUnpublished',
  label: { vi: 'Gỡ công khai', en: 'Unpublish' },
};

/** Of cases of every version: who answers for what everybody sees takes out of pictures what nobody else should (B-08, ADR 0060). */
export const REDACT_PICTURES: Transition = {
  action: 'REDACT',
  from: [...UNDER_WAY, ...ASKED, ...ANSWERED, ...CLOSED],
  who: ['OPERATOR', 'DESK_HEAD', 'LEAD'],
  event: 'AttachmentRedacted',
  label: { vi: 'Che trên ảnh', en: 'Cover parts of a picture' },
};

const ADDED: readonly Transition[] = [
  // The clock waits
  { ...REQUEST, from: AT_DESK, who: ['OPERATOR'] },
  { ...REQUEST, from: HANDLED, who: ['LEAD'], guards: ['LEAD_HELD', 'RUNNING', 'PAUSE_LEFT'] },
  { ...SUPPLY, from: ASKED_AT_DESK, guards: ['UNACCEPTED'], to: 'AWAITING_ACCEPTANCE@RECEPTION' },
  { ...SUPPLY, from: ASKED, guards: ['ACCEPTED'], to: 'IN_PROGRESS@SAME' },
  {
    action: 'PAUSE',
    from: HANDLED,
    who: ['LEAD'],
    guards: ['LEAD_HELD', 'RUNNING', 'PAUSE_LEFT'],
    clock: 'PAUSE',
    event: 'CasePaused',
    label: { vi: 'Tạm dừng thời hạn', en: 'Pause the clock' },
  },
  { ...RESUME, from: HANDLED, who: ['LEAD'], guards: ['LEAD_HELD', 'PAUSED'] },
  { ...RESUME, from: ASKED_AT_AGENCY, who: ['LEAD'], guards: ['LEAD_HELD'], to: 'IN_PROGRESS@SAME' },
  { ...RESUME, from: ASKED_AT_DESK, who: ['OPERATOR'], guards: ['UNACCEPTED'], to: 'AWAITING_ACCEPTANCE@RECEPTION' },
  { ...RESUME, from: ASKED_AT_DESK, who: ['OPERATOR'], guards: ['ACCEPTED'], to: 'IN_PROGRESS@RECEPTION' },
  { ...RESUME, ...BY_ITSELF, from: HANDLED, guards: ['PAUSED'] },
  { ...RESUME, ...BY_ITSELF, from: ASKED_AT_DESK, guards: ['UNACCEPTED'], to: 'AWAITING_ACCEPTANCE@RECEPTION' },
  { ...RESUME, ...BY_ITSELF, from: ASKED, guards: ['ACCEPTED'], to: 'IN_PROGRESS@SAME' },
  // The reporter
  {
    action: 'WITHDRAW',
    from: [...NEW, ...ASKED_AT_DESK],
    who: ['REPORTER'],
    guards: ['UNACCEPTED'],
    to: 'WITHDRAWN@DONE',
    clock: 'STOP',
    event: 'CaseWithdrawn',
    label: { vi: 'Rút phản ánh', en: 'Withdraw' },
  },
  { ...REOPEN, guards: ['REOPENING_OPEN', 'HAS_LEAD', 'FIRST_REOPENING'], to: 'IN_PROGRESS@HANDLING', clock: 'START_AGENCY' },
  { ...REOPEN, guards: ['REOPENING_OPEN', 'HAS_LEAD', 'REOPENING_LEFT'], to: 'IN_PROGRESS@AGENCY_LEADER', clock: 'START_AGENCY' },
  { ...REOPEN, guards: ['REOPENING_OPEN', 'REOPENING_LEFT', 'NO_LEAD'], to: 'IN_PROGRESS@RECEPTION', clock: 'START_DESK' },
  // Leaders
  // A unit that co-handled gives that part up for the lead's.
  { ...DELEGATE, from: AT_WORK, to: 'IN_PROGRESS@HANDLING' },
  { ...DELEGATE, from: [...CLIMBED, ...SCHEDULED] },
  {
    action: 'TAKE_OVER',
    from: WITH_AGENCY,
    who: ['LEAD_LEADER'],
    guards: ['NOT_MINE'],
    event: 'CaseTakenOver',
    label: { vi: 'Nhận xử lý thay', en: 'Take over' },
  },
  { action: 'TAKE_OVER', from: AT_OFFICE, who: ['OFFICE'], guards: ['NOT_MINE'], event: 'CaseTakenOver', label: { vi: 'Nhận xử lý thay', en: 'Take over' } },
  {
    action: 'URGE',
    from: [...WITH_AGENCY, ...ASKED_AT_AGENCY],
    who: ['OPERATOR', 'DESK_HEAD', 'LEAD_LEADER', 'OVERSIGHT'],
    event: 'CaseUrged',
    label: { vi: 'Đôn đốc', en: 'Urge' },
  },
  {
    action: 'EXTEND',
    from: WITH_AGENCY,
    who: ['LEAD'],
    guards: ['LEAD_HELD', 'RUNNING', 'LIMIT_LONG_ENOUGH', 'APPOINTED_BEFORE', 'APPOINTMENT_LEFT', 'BEFORE_DUE'],
    event: 'CaseScheduled',
    label: { vi: 'Gia hạn hẹn', en: 'Extend appointment' },
  },
  {
    action: 'DECIDE_APPOINTMENT',
    // What climbed to the provincial office is not pulled back by a date.
    from: WITH_AGENCY.filter((state) => state !== 'IN_PROGRESS@PROVINCE_OFFICE'),
    who: ['LEAD_LEADER'],
    guards: ['APPOINTMENT_WAITS'],
    to: 'SCHEDULED@SPECIALIST',
    clock: 'EXTEND',
    event: 'AppointmentDecided',
    label: { vi: 'Duyệt phiếu hẹn', en: 'Decide on the appointment' },
  },
  {
    ...BY_ITSELF,
    // A missed appointment itself climbs nowhere ("Trễ hẹn"): the ladder takes it one expiry later.
    from: SCHEDULED,
    to: 'IN_PROGRESS@AGENCY_LEADER',
    event: 'CaseEscalated',
    label: { vi: 'Chuyển cấp trên', en: 'Escalate' },
  },
  { ...UNPUBLISH, guards: ['HAS_LEAD'], to: 'RESULT_REVIEW@RESULT_REVIEW' },
  { ...UNPUBLISH, guards: ['NO_LEAD'], to: 'IN_PROGRESS@RECEPTION', clock: 'START_DESK' },
  {
    action: 'SUPPORT',
    from: [...UNDER_WAY, ...ASKED, ...ANSWERED],
    who: ['CITIZEN'],
    guards: ['IS_PUBLIC'],
    event: 'CaseSupported',
    label: { vi: 'Người dân cũng gặp', en: 'Somebody has this too' },
  },
  REDACT_PICTURES,
  // Talk while the reporter is asked
  { action: 'MESSAGE', from: ASKED, who: ['REPORTER', 'OPERATOR', 'LEAD', 'COORDINATOR'], event: 'MessageSent', label: { vi: 'Trao đổi', en: 'Message' } },
  { action: 'ADD_NOTE', from: ASKED, who: ['OFFICER'], event: 'NoteAdded', label: { vi: 'Ý kiến xử lý', en: 'Note' } },
  { action: 'EDIT', from: ASKED, who: ['OPERATOR'], event: 'CaseEdited', label: { vi: 'Sửa nội dung', en: 'Edit' } },
  { action: 'CLASSIFY', from: ASKED, who: ['OPERATOR'], event: 'CaseEdited', label: { vi: 'Phân loại', en: 'Classify' } },
];

/** What version 1 did not ask: no appointment while the clock waits, and a desk whose head alone publishes. */
const MORE_GUARDS: Partial<Record<CaseAction, readonly GuardName[]>> = { SCHEDULE: ['RUNNING'], PUBLISH: ['MAY_PUBLISH'] };
const guarded = (transition: Transition): Transition => {
  const more = transition.action && MORE_GUARDS[transition.action];
  return more ? { ...transition, guards: [...(transition.guards ?? []), ...more] } : transition;
};

/**
 * The process "Xử lý phản ánh", version 2: what version 1 knows, and pauses, questions to the reporter, withdrawing, reopening, the acts of leaders
 * and the second appointment.
 */
export const VERSION_2: readonly Transition[] = [...VERSION_1.map(guarded), ...ADDED];
