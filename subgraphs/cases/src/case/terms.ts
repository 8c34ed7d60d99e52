/** The closed sets of the graph (spec 04), as the words of the domain. Each is a value (to register as an enum) and a type. */
const words = <const W extends readonly string[]>(...all: W): { readonly [K in W[number]]: K } => Object.fromEntries(all.map((word) => [word, word])) as never;

export const CaseStatus = words('DRAFT', 'AWAITING_ACCEPTANCE', 'AWAITING_INFO', 'IN_PROGRESS', 'SCHEDULED', 'RESULT_REVIEW', 'ANSWERED', 'CLOSED', 'REJECTED', 'MERGED', 'WITHDRAWN');
export type CaseStatus = keyof typeof CaseStatus;

export const Progress = words('NOT_DUE', 'DUE_SOON', 'OVERDUE', 'PAUSED', 'ON_TIME', 'LATE', 'NONE');
export type Progress = keyof typeof Progress;

export const Channel = words('WEB', 'APP', 'HOTLINE', 'EMAIL', 'CHATBOT', 'ZALO', 'IN_PERSON', 'SMS', 'NATIONAL_PORTAL', 'PARTNER');
export type Channel = keyof typeof Channel;

export const Urgency = words('URGENT', 'QUICK', 'NORMAL', 'COMPLEX');
export type Urgency = keyof typeof Urgency;

export const CaseKind = words('INCIDENT', 'PROPOSAL');
export type CaseKind = keyof typeof CaseKind;

export const SubjectKind = words('CITIZEN', 'BUSINESS', 'ORGANIZATION', 'STATE_AGENCY');
export type SubjectKind = keyof typeof SubjectKind;

export const IdentityMode = words('PUBLIC_NAME', 'HIDDEN_NAME', 'ANONYMOUS');
export type IdentityMode = keyof typeof IdentityMode;

export const Satisfaction = words('VERY_SATISFIED', 'SATISFIED', 'NEUTRAL', 'DISSATISFIED');
export type Satisfaction = keyof typeof Satisfaction;

export const WorkflowStep = words('RECEPTION', 'SPECIALIST', 'COORDINATION', 'AGENCY_LEADER', 'PROVINCE_OFFICE', 'RESULT_REVIEW', 'DONE');
export type WorkflowStep = keyof typeof WorkflowStep;

/** What a person may be offered to do; later issues add MERGE, REOPEN … of spec 04. */
export const CaseAction = words(
  'EDIT', 'CLAIM', 'RELEASE', 'CLASSIFY', 'ASSIGN', 'COORDINATE', 'RETURN_TO_OPERATOR', 'RECORD_ANSWER', 'RETURN_RESULT', 'APPROVE_ANSWER', 'PUBLISH', 'SCHEDULE', 'EXTEND', 'REQUEST_INFO', 'SUPPLY_INFO', 'REJECT',
  'MERGE', 'UNMERGE', 'COMPLETE_COORDINATION', 'CONFIRM_COMPLETION', 'ADD_NOTE', 'REVEAL_REPORTER', 'RATE', 'REOPEN', 'MESSAGE', 'WITHDRAW', 'SUPPORT', 'DELEGATE', 'TAKE_OVER', 'URGE', 'PAUSE', 'RESUME', 'REQUEST_REWORK',
  'DECIDE_APPOINTMENT', 'UNPUBLISH', 'REDACT', 'FOLLOW', 'UNDO',
);
export type CaseAction = keyof typeof CaseAction;

export const AssignmentPart = words('LEAD', 'COORDINATOR');
export type AssignmentPart = keyof typeof AssignmentPart;

export const AssignmentStatus = words('PENDING', 'CLAIMED', 'COMPLETED', 'RETURNED');
export type AssignmentStatus = keyof typeof AssignmentStatus;

export const AppointmentStatus = words('IN_FORCE', 'AWAITING_LEADER', 'REFUSED', 'OVER');
export type AppointmentStatus = keyof typeof AppointmentStatus;

export const AttachmentStatus = words('SCANNING', 'READY', 'REFUSED');
export type AttachmentStatus = keyof typeof AttachmentStatus;

export const AttachmentPurpose = words('REPORT', 'BEFORE', 'AFTER', 'PROOF', 'DOCUMENT');
export type AttachmentPurpose = keyof typeof AttachmentPurpose;

export const AgencyKind = words('PROVINCE_OFFICE', 'OPERATOR', 'DEPARTMENT', 'POLICE', 'CENTRAL', 'PUBLIC_UNIT', 'COMMUNE', 'COMMUNE_UNIT', 'UTILITY', 'MASS_ORG', 'PARTNER');
export type AgencyKind = keyof typeof AgencyKind;

export const TimeUnit = words('DAY', 'HOUR', 'MINUTE');
export type TimeUnit = keyof typeof TimeUnit;

export const ReasonKind = words('REFUSAL', 'RETURN', 'PAUSE');
export type ReasonKind = keyof typeof ReasonKind;

export const InboxQueue = words('TRIAGE', 'TO_HANDLE', 'APPOINTMENTS', 'ESCALATED', 'TO_REVIEW', 'ALL', 'COORDINATION', 'RETURNED', 'UNCLAIMED');
export type InboxQueue = keyof typeof InboxQueue;

export const CaseOrder = words('NEWEST', 'OLDEST', 'DUE_FIRST', 'RELEVANCE');
export type CaseOrder = keyof typeof CaseOrder;

export const NodeState = words('DONE', 'CURRENT', 'AHEAD');
export type NodeState = keyof typeof NodeState;

export const CaseHolder = words('MINE', 'UNCLAIMED', 'AGENCY');
export type CaseHolder = keyof typeof CaseHolder;

/** Statuses in which nothing is left to do for an officer. */
export const SETTLED: ReadonlySet<CaseStatus> = new Set(['ANSWERED', 'CLOSED', 'REJECTED', 'MERGED', 'WITHDRAWN']);
