// Every event of a case: its parser, its kind and who may hear of it. One table: cases appends by it, subscriptions, notifications and statistics read by it.
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
} as const satisfies Record<string, CaseEventDefinition>;
