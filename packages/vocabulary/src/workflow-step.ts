import { codesOf, type ClosedSet } from './closed-set.ts';

/** On whose desk a case lies. */
export const WORKFLOW_STEP = {
  RECEPTION: { vi: 'Nhân viên trực', en: 'Duty desk', short: { vi: 'Trực', en: 'Desk' }, description: 'The duty operator checks, classifies and assigns it.' },
  SPECIALIST: { vi: 'Xử lý chuyên ngành', en: 'Specialist', short: { vi: 'Chuyên ngành', en: 'Specialist' }, description: 'The lead agency handles it.' },
  COORDINATION: {
    vi: 'Xử lý phối hợp',
    en: 'Coordination',
    short: { vi: 'Phối hợp', en: 'Coordination' },
    description: 'The lead agency and its co-handlers, each its part.',
  },
  AGENCY_LEADER: {
    vi: 'Lãnh đạo sở, ban, ngành',
    en: 'Agency leader',
    short: { vi: 'Lãnh đạo', en: 'Leader' },
    description: "The time of the specialist was up: the lead agency's leader has it.",
  },
  PROVINCE_OFFICE: {
    vi: 'Văn phòng UBND tỉnh',
    en: 'Provincial office',
    short: { vi: 'VP UBND tỉnh', en: 'Provincial office' },
    description: 'The time of the leader was up too.',
  },
  RESULT_REVIEW: {
    vi: 'Trả kết quả',
    en: 'Result review',
    short: { vi: 'Duyệt kết quả', en: 'Review' },
    description: 'The desk reviews the result and publishes the answer.',
  },
  DONE: { vi: 'Kết thúc', en: 'Done', short: { vi: 'Kết thúc', en: 'Done' }, description: 'Nobody has to act any more.' },
} as const satisfies ClosedSet;

export type WorkflowStep = keyof typeof WORKFLOW_STEP;
export const WORKFLOW_STEPS = codesOf(WORKFLOW_STEP);
