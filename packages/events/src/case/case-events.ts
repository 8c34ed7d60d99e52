// Every event of a case: its parser, its kind and who may be notified of it. One table: cases appends by it, subscriptions, notifications and statistics read by it.
import { ActUndone } from './act-undone.ts';
import { AnswerApproved } from './answer-approved.ts';
import { AnswerPublished } from './answer-published.ts';
import { AnswerRecorded } from './answer-recorded.ts';
import { CaseAccepted } from './case-accepted.ts';
import { CaseAdopted } from './case-adopted.ts';
import { CaseAssigned } from './case-assigned.ts';
import { CaseClaimed } from './case-claimed.ts';
import { CaseClosed } from './case-closed.ts';
import { CaseDueSoon } from './case-due-soon.ts';
import { CaseEdited } from './case-edited.ts';
import { CaseOverdue } from './case-overdue.ts';
import { CaseRated } from './case-rated.ts';
import { CaseRejected } from './case-rejected.ts';
import { CaseReleased } from './case-released.ts';
import { CaseReturned } from './case-returned.ts';
import { CaseScheduled } from './case-scheduled.ts';
import { CaseSubmitted } from './case-submitted.ts';
import { CoordinationCompleted } from './coordination-completed.ts';
import { MessageSent } from './message-sent.ts';
import { NoteAdded } from './note-added.ts';
import { ResultReturned } from './result-returned.ts';
import { ReworkRequested } from './rework-requested.ts';
import { CaseReminded } from './case-reminded.ts';
import { CaseUnclaimed } from './case-unclaimed.ts';
import { CoordinationOverdue } from './coordination-overdue.ts';
import { CaseEscalated } from './case-escalated.ts';
import { LateNoticeSent } from './late-notice-sent.ts';
import { CasePaused } from './case-paused.ts';
import { CaseResumed } from './case-resumed.ts';
import { InfoRequested } from './info-requested.ts';
import { InfoSupplied } from './info-supplied.ts';
import { CaseWithdrawn } from './case-withdrawn.ts';
import { CaseReopened } from './case-reopened.ts';
import { CaseDelegated } from './case-delegated.ts';
import { CaseTakenOver } from './case-taken-over.ts';
import { AttachmentRedacted } from './attachment-redacted.ts';
import { CaseUrged } from './case-urged.ts';
import { AppointmentDecided } from './appointment-decided.ts';
import { AppointmentMissed } from './appointment-missed.ts';
import { AnswerUnpublished } from './answer-unpublished.ts';
import { DeadlineChanged } from './deadline-changed.ts';
import { CaseTransferred } from './case-transferred.ts';
import { CaseSupported } from './case-supported.ts';
import { AbuseReported } from './abuse-reported.ts';
import type { CaseEventDefinition } from './shape.ts';

export const CASE_EVENTS = {
  CaseSubmitted,
  CaseAdopted,
  CaseAccepted,
  CaseAssigned,
  CaseClaimed,
  CaseReleased,
  CaseReturned,
  CaseScheduled,
  CaseEdited,
  CaseDueSoon,
  CaseOverdue,
  AnswerRecorded,
  AnswerApproved,
  ResultReturned,
  ReworkRequested,
  CoordinationCompleted,
  AnswerPublished,
  CaseClosed,
  CaseRejected,
  CaseRated,
  MessageSent,
  NoteAdded,
  CaseReminded,
  CaseUnclaimed,
  CoordinationOverdue,
  CaseEscalated,
  LateNoticeSent,
  CasePaused,
  CaseResumed,
  InfoRequested,
  InfoSupplied,
  CaseWithdrawn,
  CaseReopened,
  CaseDelegated,
  CaseTakenOver,
  CaseUrged,
  AttachmentRedacted,
  AppointmentDecided,
  AppointmentMissed,
  AnswerUnpublished,
  DeadlineChanged,
  CaseTransferred,
  CaseSupported,
  AbuseReported,
  ActUndone,
} as const satisfies Record<string, CaseEventDefinition>;
