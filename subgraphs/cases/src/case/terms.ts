import { ASSIGNMENT_PARTS, ASSIGNMENT_STATUSES, CASE_ACTIONS, CASE_STATUSES, PROGRESSES, URGENCIES, WORKFLOW_STEPS } from '../process/terms.ts';

/** A closed set as a value, to register as a graph enum. */
const words = <const W extends readonly string[]>(all: W): { readonly [K in W[number]]: K } => Object.fromEntries(all.map((word) => [word, word])) as never;

// The closed sets of the process, as enums; their lists stand in process/terms.ts.
export const CaseStatus = words(CASE_STATUSES);
export const Progress = words(PROGRESSES);
export const WorkflowStep = words(WORKFLOW_STEPS);
export const CaseAction = words(CASE_ACTIONS);
export const AssignmentPart = words(ASSIGNMENT_PARTS);
export const AssignmentStatus = words(ASSIGNMENT_STATUSES);
export const Urgency = words(URGENCIES);
export type CaseStatus = keyof typeof CaseStatus;
export type Progress = keyof typeof Progress;
export type WorkflowStep = keyof typeof WorkflowStep;
export type CaseAction = keyof typeof CaseAction;
export type AssignmentPart = keyof typeof AssignmentPart;
export type AssignmentStatus = keyof typeof AssignmentStatus;
export type Urgency = keyof typeof Urgency;
export type { Verdict } from '../process/terms.ts';

// The other closed sets of the graph (spec 04).
export const Channel = words(['WEB', 'APP', 'HOTLINE', 'EMAIL', 'CHATBOT', 'ZALO', 'IN_PERSON', 'SMS', 'NATIONAL_PORTAL', 'PARTNER']);
export type Channel = keyof typeof Channel;
export const CaseKind = words(['INCIDENT', 'PROPOSAL']);
export type CaseKind = keyof typeof CaseKind;
export const SubjectKind = words(['CITIZEN', 'BUSINESS', 'ORGANIZATION', 'STATE_AGENCY']);
export type SubjectKind = keyof typeof SubjectKind;
export const IdentityMode = words(['PUBLIC_NAME', 'HIDDEN_NAME', 'ANONYMOUS']);
export type IdentityMode = keyof typeof IdentityMode;
export const Satisfaction = words(['VERY_SATISFIED', 'SATISFIED', 'NEUTRAL', 'DISSATISFIED']);
export type Satisfaction = keyof typeof Satisfaction;
export const AppointmentStatus = words(['IN_FORCE', 'AWAITING_LEADER', 'REFUSED', 'OVER']);
export type AppointmentStatus = keyof typeof AppointmentStatus;
export const AttachmentStatus = words(['SCANNING', 'READY', 'REFUSED']);
export type AttachmentStatus = keyof typeof AttachmentStatus;
export const AttachmentPurpose = words(['REPORT', 'BEFORE', 'AFTER', 'PROOF', 'DOCUMENT']);
export type AttachmentPurpose = keyof typeof AttachmentPurpose;
export const AgencyKind = words([
  'PROVINCE_OFFICE',
  'OPERATOR',
  'DEPARTMENT',
  'POLICE',
  'CENTRAL',
  'PUBLIC_UNIT',
  'COMMUNE',
  'COMMUNE_UNIT',
  'UTILITY',
  'MASS_ORG',
  'PARTNER',
]);
export type AgencyKind = keyof typeof AgencyKind;
export const TimeUnit = words(['DAY', 'HOUR', 'MINUTE']);
export type TimeUnit = keyof typeof TimeUnit;
export const ReasonKind = words(['REFUSAL', 'RETURN', 'PAUSE']);
export type ReasonKind = keyof typeof ReasonKind;
export const InboxQueue = words(['TRIAGE', 'TO_HANDLE', 'APPOINTMENTS', 'ESCALATED', 'TO_REVIEW', 'ALL', 'COORDINATION', 'RETURNED', 'UNCLAIMED']);
export type InboxQueue = keyof typeof InboxQueue;
export const CaseOrder = words(['NEWEST', 'OLDEST', 'DUE_FIRST', 'RELEVANCE']);
export type CaseOrder = keyof typeof CaseOrder;
export const NodeState = words(['DONE', 'CURRENT', 'AHEAD']);
export type NodeState = keyof typeof NodeState;
export const CaseHolder = words(['MINE', 'UNCLAIMED', 'AGENCY']);
export type CaseHolder = keyof typeof CaseHolder;
