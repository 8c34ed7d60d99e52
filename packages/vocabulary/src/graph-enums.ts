import { ACCOUNT_KIND } from './account-kind.ts';
import { AGENCY_KIND } from './agency-kind.ts';
import { APPOINTMENT_STATUS } from './appointment-status.ts';
import { ASSIGNMENT_PART, ASSIGNMENT_STATUS } from './assignment.ts';
import { ATTACHMENT_PURPOSE, ATTACHMENT_STATUS } from './attachment.ts';
import { AUDIENCE } from './audience.ts';
import { CASE_ACTION } from './case-action.ts';
import { CASE_EVENT_KIND } from './case-event-kind.ts';
import { CASE_HOLDER } from './case-holder.ts';
import { CASE_KIND } from './case-kind.ts';
import { CASE_ORDER } from './case-order.ts';
import { CASE_STATUS } from './case-status.ts';
import { CHANNEL } from './channel.ts';
import { IDENTITY_ASSURANCE } from './identity-assurance.ts';
import { IDENTITY_MODE } from './identity-mode.ts';
import { DIGEST_FREQUENCY } from './area.ts';
import { INBOX_QUEUE } from './inbox-queue.ts';
import { MAILED_KIND } from './mailed-kind.ts';
import { NODE_STATE } from './node-state.ts';
import { NOTICE_KIND } from './notice-kind.ts';
import { NOTIFICATION_CHANNEL } from './notification-channel.ts';
import { OFFICER_ROLE } from './officer-role.ts';
import { PERSONAL_DATA_KIND } from './personal-data.ts';
import { PROGRESS } from './progress.ts';
import { REASON_KIND } from './reason-kind.ts';
import { SATISFACTION } from './satisfaction.ts';
import { SECOND_FACTOR } from './second-factor.ts';
import { SUBJECT_KIND } from './subject-kind.ts';
import { SUPPORT_FROM, SUPPORT_STATUS } from './support.ts';
import { TIME_UNIT } from './time-unit.ts';
import { TREND_BUCKET } from './trend-bucket.ts';
import { URGENCY } from './urgency.ts';
import { WORKFLOW_STEP } from './workflow-step.ts';
import type { ClosedSet } from './closed-set.ts';

/** The closed sets that are enums of the graph, by their names there, with what each is about. */
export const GRAPH_ENUMS = {
  AccountKind: { description: 'Whose account it is.', terms: ACCOUNT_KIND },
  AgencyKind: { description: 'What an agency is.', terms: AGENCY_KIND },
  AppointmentStatus: { description: 'How an appointment stands.', terms: APPOINTMENT_STATUS },
  AssignmentPart: { description: 'What an agency has in a case.', terms: ASSIGNMENT_PART },
  AssignmentStatus: { description: "How far an agency's part is.", terms: ASSIGNMENT_STATUS },
  AttachmentPurpose: { description: 'What a file is there for.', terms: ATTACHMENT_PURPOSE },
  AttachmentStatus: { description: 'Whether a file was checked.', terms: ATTACHMENT_STATUS },
  Audience: { description: 'For whom a text of the portal is.', terms: AUDIENCE },
  CaseAction: { description: 'What people do to a case; Case.viewerActions says which are possible now for the viewer.', terms: CASE_ACTION },
  CaseEventKind: { description: 'What has happened to a case.', terms: CASE_EVENT_KIND },
  CaseHolder: { description: "Of the own agency's cases: whose.", terms: CASE_HOLDER },
  CaseKind: { description: 'What a report is.', terms: CASE_KIND },
  CaseOrder: { description: 'The order of a list of cases.', terms: CASE_ORDER },
  CaseStatus: { description: 'Where a case is in its life. That it is late is no status but progress.', terms: CASE_STATUS },
  Channel: { description: 'How a report reached the province (hình thức tiếp nhận).', terms: CHANNEL },
  DigestFrequency: { description: 'How often somebody who follows an area is told what happened there.', terms: DIGEST_FREQUENCY },
  IdentityAssurance: { description: 'How sure the system is who a person is.', terms: IDENTITY_ASSURANCE },
  IdentityMode: { description: "Who may read the reporter's name.", terms: IDENTITY_MODE },
  InboxQueue: { description: "The lists of an officer's desk.", terms: INBOX_QUEUE },
  MailedKind: { description: 'What is mailed to whoever mailed a report.', terms: MAILED_KIND },
  NodeState: { description: 'Where a step of the diagram stands for one case.', terms: NODE_STATE },
  NoticeKind: { description: 'What a notice of the portal is about.', terms: NOTICE_KIND },
  NotificationChannel: { description: 'How a notification reaches a person.', terms: NOTIFICATION_CHANNEL },
  PersonalDataKind: { description: 'What in a text tells who somebody is.', terms: PERSONAL_DATA_KIND },
  Progress: { description: 'The clock of a case; ON_TIME and LATE stay until it is reopened.', terms: PROGRESS },
  ReasonKind: { description: 'What a reason is given for.', terms: REASON_KIND },
  Role: { description: 'What an officer may do; one officer may hold several.', terms: OFFICER_ROLE },
  Satisfaction: { description: "How satisfied a reporter is with the answer; which of them are offered is the portal's scale.", terms: SATISFACTION },
  SecondFactor: { description: 'What an officer shows besides the password.', terms: SECOND_FACTOR },
  SubjectKind: { description: 'Whom a report is about.', terms: SUBJECT_KIND },
  SupportFrom: { description: 'Whose words a message of the support chat has.', terms: SUPPORT_FROM },
  SupportStatus: { description: 'Who answers in a conversation of the support chat.', terms: SUPPORT_STATUS },
  TimeUnit: { description: 'Units of working time.', terms: TIME_UNIT },
  TrendBucket: { description: 'The length of a point of a trend, in the days of Asia/Ho_Chi_Minh.', terms: TREND_BUCKET },
  Urgency: { description: 'How long a case may take; the hours are dated settings of the province.', terms: URGENCY },
  WorkflowStep: { description: 'On whose desk a case lies.', terms: WORKFLOW_STEP },
} as const satisfies Record<string, { description: string; terms: ClosedSet }>;

export type GraphEnumName = keyof typeof GRAPH_ENUMS;
