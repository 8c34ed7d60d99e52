import * as vocabulary from '@pakn/vocabulary';
import { CASE_ACTIONS } from '../process/terms.ts';

const { valuesOf } = vocabulary;

// The closed sets as enums of the graph: a value to register, and its type. They stand in the vocabulary.
export const CaseStatus = valuesOf(vocabulary.CASE_STATUS);
export type CaseStatus = vocabulary.CaseStatus;
export const Progress = valuesOf(vocabulary.PROGRESS);
export type Progress = vocabulary.Progress;
export const WorkflowStep = valuesOf(vocabulary.WORKFLOW_STEP);
export type WorkflowStep = vocabulary.WorkflowStep;
export const AssignmentPart = valuesOf(vocabulary.ASSIGNMENT_PART);
export type AssignmentPart = vocabulary.AssignmentPart;
export const AssignmentStatus = valuesOf(vocabulary.ASSIGNMENT_STATUS);
export type AssignmentStatus = vocabulary.AssignmentStatus;
export const Urgency = valuesOf(vocabulary.URGENCY);
export type Urgency = vocabulary.Urgency;
export const Channel = valuesOf(vocabulary.CHANNEL);
export type Channel = vocabulary.Channel;
export const CaseKind = valuesOf(vocabulary.CASE_KIND);
export type CaseKind = vocabulary.CaseKind;
export const SubjectKind = valuesOf(vocabulary.SUBJECT_KIND);
export type SubjectKind = vocabulary.SubjectKind;
export const IdentityMode = valuesOf(vocabulary.IDENTITY_MODE);
export type IdentityMode = vocabulary.IdentityMode;
export const Satisfaction = valuesOf(vocabulary.SATISFACTION);
export type Satisfaction = vocabulary.Satisfaction;
export const AppointmentStatus = valuesOf(vocabulary.APPOINTMENT_STATUS);
export type AppointmentStatus = vocabulary.AppointmentStatus;
export const AttachmentStatus = valuesOf(vocabulary.ATTACHMENT_STATUS);
export type AttachmentStatus = vocabulary.AttachmentStatus;
export const AttachmentPurpose = valuesOf(vocabulary.ATTACHMENT_PURPOSE);
export type AttachmentPurpose = vocabulary.AttachmentPurpose;
export const AgencyKind = valuesOf(vocabulary.AGENCY_KIND);
export type AgencyKind = vocabulary.AgencyKind;
export const TimeUnit = valuesOf(vocabulary.TIME_UNIT);
export type TimeUnit = vocabulary.TimeUnit;
export const ReasonKind = valuesOf(vocabulary.REASON_KIND);
export type ReasonKind = vocabulary.ReasonKind;
export const InboxQueue = valuesOf(vocabulary.INBOX_QUEUE);
export type InboxQueue = vocabulary.InboxQueue;
export const CaseOrder = valuesOf(vocabulary.CASE_ORDER);
export type CaseOrder = vocabulary.CaseOrder;
export const NodeState = valuesOf(vocabulary.NODE_STATE);
export type NodeState = vocabulary.NodeState;
export const NoticeKind = valuesOf(vocabulary.NOTICE_KIND);
export type NoticeKind = vocabulary.NoticeKind;
export const Audience = valuesOf(vocabulary.AUDIENCE);
export type Audience = vocabulary.Audience;
export const CaseHolder = valuesOf(vocabulary.CASE_HOLDER);
export type CaseHolder = vocabulary.CaseHolder;
export const PersonalDataKind = valuesOf(vocabulary.PERSONAL_DATA_KIND);
export type PersonalDataKind = vocabulary.PersonalDataKind;
export const SupportFrom = valuesOf(vocabulary.SUPPORT_FROM);
export type SupportFrom = vocabulary.SupportFrom;
export const SupportStatus = valuesOf(vocabulary.SUPPORT_STATUS);
export type SupportStatus = vocabulary.SupportStatus;

/**
 * Of the actions those that this version of the process has, and two that no process says of: FOLLOW changes nothing of a case, UNDO is for who did the last
 * act (process/undoable.ts).
 */
const OFFERED = [...CASE_ACTIONS, 'FOLLOW', 'UNDO'] as const;
export const CaseAction = Object.fromEntries(OFFERED.map((action) => [action, action])) as { readonly [A in (typeof OFFERED)[number]]: A };
export type CaseAction = keyof typeof CaseAction;
