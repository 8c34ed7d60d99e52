/**
 * The closed sets of the case's life (spec 04), as data: graph enums, database checks and rules are made from these lists.
 * Everything that a province may change (categories, reasons, limits, calendar) is reference data instead, never an enum.
 */
export const CASE_STATUSES = [
  'DRAFT',
  'AWAITING_ACCEPTANCE',
  'AWAITING_INFO',
  'IN_PROGRESS',
  'SCHEDULED',
  'RESULT_REVIEW',
  'ANSWERED',
  'CLOSED',
  'REJECTED',
  'MERGED',
  'WITHDRAWN',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const WORKFLOW_STEPS = ['RECEPTION', 'SPECIALIST', 'COORDINATION', 'AGENCY_LEADER', 'PROVINCE_OFFICE', 'RESULT_REVIEW', 'DONE'] as const;
export type WorkflowStep = (typeof WORKFLOW_STEPS)[number];

export const PROGRESSES = ['NOT_DUE', 'DUE_SOON', 'OVERDUE', 'PAUSED', 'ON_TIME', 'LATE', 'NONE'] as const;
export type Progress = (typeof PROGRESSES)[number];

/** The actions of this version of the process; spec 04 has more, they come with what they need. */
export const CASE_ACTIONS = [
  'EDIT',
  'CLAIM',
  'RELEASE',
  'CLASSIFY',
  'ASSIGN',
  'COORDINATE',
  'RETURN_TO_OPERATOR',
  'RECORD_ANSWER',
  'RETURN_RESULT',
  'APPROVE_ANSWER',
  'PUBLISH',
  'SCHEDULE',
  'EXTEND',
  'REJECT',
  'COMPLETE_COORDINATION',
  'CONFIRM_COMPLETION',
  'REQUEST_REWORK',
  'ADD_NOTE',
  'RATE',
  'MESSAGE',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

export const ASSIGNMENT_PARTS = ['LEAD', 'COORDINATOR'] as const;
export type AssignmentPart = (typeof ASSIGNMENT_PARTS)[number];

export const ASSIGNMENT_STATUSES = ['PENDING', 'CLAIMED', 'COMPLETED', 'RETURNED'] as const;
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number];

export const URGENCIES = ['URGENT', 'QUICK', 'NORMAL', 'COMPLEX'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Whether the lead agency was on time; decided when it returns the result (a rejection: when it is rejected). */
export type Verdict = 'ON_TIME' | 'LATE';
