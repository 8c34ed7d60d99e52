/** What happened, as `CaseEventKind` of the public graph (spec 04). */
export type CaseEventKind =
  | 'SUBMITTED'
  | 'ACCEPTED'
  | 'ASSIGNED'
  | 'CLAIMED'
  | 'RELEASED'
  | 'RETURNED'
  | 'SCHEDULED'
  | 'DUE_SOON'
  | 'OVERDUE'
  | 'ANSWER_RECORDED'
  | 'ANSWER_APPROVED'
  | 'RESULT_RETURNED'
  | 'PUBLISHED'
  | 'COMPLETED'
  | 'CLOSED'
  | 'REJECTED'
  | 'RATED'
  | 'MESSAGE'
  | 'NOTE'
  | 'EDITED'
  | 'REWORK_REQUESTED'
  | 'COORDINATION_COMPLETED';

interface CaseEventDefinition {
  kind: CaseEventKind;
  /** May somebody hear of it who sees only the public side of a public case? Private exchange and inner handling never. */
  public: boolean;
  /** Does the reporter hear of it on the open case page? */
  reporter: boolean;
}

const told = { public: true, reporter: true };
const inner = { public: false, reporter: false };

/** Every event of a case: noun and past verb → kind and who may hear it. One table: cases appends by it, subscriptions and notifications read by it. */
export const CASE_EVENTS = {
  CaseSubmitted: { kind: 'SUBMITTED', public: false, reporter: true },
  CaseAccepted: { kind: 'ACCEPTED', ...told },
  CaseAssigned: { kind: 'ASSIGNED', ...told },
  CaseClaimed: { kind: 'CLAIMED', ...told },
  CaseReleased: { kind: 'RELEASED', ...told },
  CaseReturned: { kind: 'RETURNED', ...told },
  CaseScheduled: { kind: 'SCHEDULED', ...told },
  CaseDueSoon: { kind: 'DUE_SOON', ...inner },
  CaseOverdue: { kind: 'OVERDUE', ...inner },
  AnswerRecorded: { kind: 'ANSWER_RECORDED', ...inner },
  AnswerApproved: { kind: 'ANSWER_APPROVED', ...inner },
  ResultReturned: { kind: 'RESULT_RETURNED', public: false, reporter: true },
  ReworkRequested: { kind: 'REWORK_REQUESTED', ...inner },
  CoordinationCompleted: { kind: 'COORDINATION_COMPLETED', ...inner },
  AnswerPublished: { kind: 'PUBLISHED', ...told },
  CaseClosed: { kind: 'CLOSED', ...told },
  CaseRejected: { kind: 'REJECTED', ...told },
  CaseRated: { kind: 'RATED', ...told },
  MessageSent: { kind: 'MESSAGE', public: false, reporter: true },
  NoteAdded: { kind: 'NOTE', ...inner },
  CaseEdited: { kind: 'EDITED', ...told },
} as const satisfies Record<string, CaseEventDefinition>;

export type CaseEventType = keyof typeof CASE_EVENTS;

export const isCaseEvent = (type: string): type is CaseEventType => type in CASE_EVENTS;
