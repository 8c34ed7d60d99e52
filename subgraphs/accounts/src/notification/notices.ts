import type { CaseEventData, CaseEventType } from '@pakn/events';
import { smsTime, type SmsTemplate } from '../message/sms/sms-text.ts';
import { UNDO_MS } from '../message/add-messages.ts';
import type { NoticeParams } from '../message/notice-text.ts';
import type { NoticeKey } from '../message/notice-words.ts';

export type Recipients = { account: string } | { followers: true } | { agencies: string[]; leadersOnly?: boolean; officers?: string[] } | { operators: true };

/** One notice: to whom, what it says (a key of NOTICE_WORDS), and the time it names. */
export interface Notice {
  to: Recipients;
  key: NoticeKey;
  params: NoticeParams;
  /** `once`: a message with the same key and recipient is sent once. `{url}`, `{category}` are filled in later. */
  sms?: { template: SmsTemplate; params: Record<string, string>; once: string; delayMs: number };
}

/** An event of a case, as notices read it. */
export interface NoticedEvent {
  type: CaseEventType;
  caseId: string;
  n: number;
  data: CaseEventData;
}

const time = (iso: string | null): string => (iso ? smsTime(new Date(iso)) : '');

/** What those who follow a public case are notified of: where it goes, never what is said about it. */
const FOLLOWED: Partial<Record<CaseEventType, NoticeKey>> = {
  CaseAssigned: 'FOLLOWED_CHANGED',
  CaseScheduled: 'FOLLOWED_CHANGED',
  CaseReopened: 'FOLLOWED_CHANGED',
  AnswerPublished: 'FOLLOWED_ANSWERED',
  AnswerUnpublished: 'FOLLOWED_CHANGED',
  CaseRejected: 'FOLLOWED_CHANGED',
};

/** Whom an event concerns and what they are notified of. */
export function noticesOf(event: NoticedEvent): Notice[] {
  const { isPublic, code } = event.data.facts;
  const key = isPublic ? FOLLOWED[event.type] : undefined;
  return [...noticesToConcerned(event), ...(key ? [{ to: { followers: true } as const, key, params: { code, due: null } }] : [])];
}

function noticesToConcerned({ type, caseId, n, data }: NoticedEvent): Notice[] {
  const { facts } = data;
  const { code } = facts;
  const reporter = { account: data.reporterId };
  const operators = { operators: true } as const;
  const lead = facts.leadAgencyId ? { agencies: [facts.leadAgencyId] } : operators;
  /** Officers whom the event itself names; events of before version 2 leave it to their kind. */
  const named = (otherwise: Recipients): Recipients =>
    data.notify ? { agencies: data.notify.agencyIds, leadersOnly: data.notify.leadersOnly, officers: data.notify.officerIds ?? [] } : otherwise;
  const notice = (to: Recipients, key: NoticeKey, more: { due?: string | null; sms?: Notice['sms'] } = {}): Notice => ({
    to,
    key,
    params: { code, due: more.due ?? null },
    ...(more.sms ? { sms: more.sms } : {}),
  });
  const toReporter = (template: SmsTemplate): Notice['sms'] => ({
    template,
    params: { code, due: time(facts.answerDueAt) },
    once: `${template}:${caseId}:${template === 'RECEIVED' ? 0 : n}`,
    // An answer and a refusal cannot be undone; everything else waits until it stands.
    delayMs: template === 'RECEIVED' ? UNDO_MS : 0,
  });
  const toOfficers: Notice['sms'] = data.notifyBySms
    ? {
        template: 'OFF_NEW',
        params: { code, due: time(facts.dueAt), categoryCode: facts.categoryCode ?? '' },
        once: `OFF_NEW:${caseId}:${n}`,
        delayMs: UNDO_MS,
      }
    : undefined;
  const accepted = notice(reporter, 'ACCEPTED', { due: facts.answerDueAt, sms: toReporter('RECEIVED') });

  /** Each is notified of the deadline that is theirs, and of no other. */
  const deadlinesChanged = (): Notice[] => {
    const moved = new Set(data.clock?.parts?.map((part) => part.assignmentId));
    const coHandlers = moved.size === 0 ? [] : facts.parts.filter((part) => part.part === 'COORDINATOR' && moved.has(part.assignmentId));
    return [
      ...(data.clock?.dueAt === undefined ? [] : [notice(named(lead), 'DEADLINE_CHANGED', { due: facts.dueAt })]),
      ...coHandlers.map((part) => notice({ agencies: [part.agencyId] }, 'PART_DEADLINE_CHANGED', { due: part.dueAt })),
      ...(data.clock?.answerDueAt === undefined ? [] : [notice(reporter, 'PROMISE_CHANGED', { due: facts.answerDueAt })]),
    ];
  };

  switch (type) {
    case 'CaseSubmitted':
      return [notice(operators, 'SUBMITTED', { due: facts.receptionDueAt })];
    case 'CaseAccepted':
      return [accepted];
    case 'CaseAssigned':
      return [
        ...(data.from?.status === 'AWAITING_ACCEPTANCE' ? [accepted] : []),
        notice({ agencies: data.toAgencyIds ?? [] }, 'ASSIGNED', { due: facts.dueAt, sms: toOfficers }),
      ];
    case 'CaseReturned':
      return [notice(operators, 'RETURNED', { sms: toOfficers })];
    case 'CaseScheduled':
      return data.notify ? [notice(named(lead), 'APPOINTMENT_ASKED')] : [notice(reporter, 'SCHEDULED', { due: facts.answerDueAt })];
    case 'AppointmentDecided':
      return [
        data.agreed ? notice(named(lead), 'APPOINTMENT_AGREED', { due: facts.dueAt }) : notice(named(lead), 'APPOINTMENT_REFUSED', { due: facts.dueAt }),
        ...(data.agreed ? [notice(reporter, 'SCHEDULED', { due: facts.answerDueAt })] : []),
      ];
    case 'CaseReminded':
    case 'CaseDueSoon':
      return [notice(named(lead), 'DUE_SOON', { due: facts.dueAt })];
    case 'CaseOverdue':
      return [notice(named(lead), 'OVERDUE', { due: facts.dueAt })];
    case 'AppointmentMissed':
      return [notice(named(lead), 'APPOINTMENT_OVER')];
    case 'CoordinationOverdue':
      return [notice(named(lead), 'PART_OVERDUE')];
    case 'CaseUnclaimed':
      return [notice(named(lead), 'UNCLAIMED', { due: facts.dueAt })];
    case 'CaseEscalated':
      return [notice(named(lead), 'ESCALATED', { due: facts.dueAt })];
    case 'LateNoticeSent':
      return [notice(reporter, 'STILL_AT_IT')];
    case 'CasePaused':
      return [notice(reporter, 'PAUSED')];
    case 'CaseResumed':
      return [notice(lead, 'RESUMED', { due: facts.dueAt })];
    case 'InfoRequested':
      return [notice(reporter, 'INFO_REQUESTED')];
    case 'InfoSupplied':
      return [notice(lead, 'INFO_SUPPLIED', { due: facts.dueAt })];
    case 'CaseWithdrawn':
      return [notice(operators, 'WITHDRAWN')];
    case 'CaseReopened':
      return [notice(named(lead), 'REOPENED', { due: facts.dueAt })];
    case 'CaseDelegated':
    case 'CaseTransferred':
      return [notice(named({ agencies: data.toAgencyIds ?? [] }), 'ASSIGNED', { due: facts.dueAt, sms: toOfficers })];
    case 'CaseTakenOver':
      return [notice(named(lead), 'TAKEN_OVER')];
    case 'CaseUrged':
      return [notice(named(lead), 'URGED', { due: facts.dueAt })];
    case 'AnswerUnpublished':
      return [notice(reporter, 'UNPUBLISHED'), notice(lead, 'ANSWER_TAKEN_BACK')];
    case 'DeadlineChanged':
      return deadlinesChanged();
    case 'CoordinationCompleted':
      return [notice(lead, 'COORDINATION_COMPLETED')];
    case 'ResultReturned':
      return [notice(operators, 'RESULT_RETURNED', { sms: toOfficers })];
    case 'ReworkRequested':
      return [notice(lead, 'REWORK_REQUESTED', { sms: toOfficers })];
    case 'AnswerPublished':
      return [notice(reporter, 'ANSWERED', { sms: toReporter('RESOLVED') }), notice(lead, 'PUBLISHED')];
    case 'CaseRejected':
      return [notice(reporter, 'REJECTED', { sms: toReporter('REJECTED') })];
    case 'AbuseReported':
      return [notice(operators, 'ABUSE_REPORTED')];
    case 'CaseRated':
      return [notice(lead, 'RATED')];
    case 'MessageSent':
      return data.actorAgencyId === null ? [notice(lead, 'MESSAGE_OF_REPORTER')] : [notice(reporter, 'MESSAGE_OF_AGENCY')];
    case 'CaseClaimed':
    case 'CaseReleased':
    case 'AnswerRecorded':
    case 'AnswerApproved':
    case 'CaseClosed':
    case 'NoteAdded':
    case 'CaseEdited':
    case 'AttachmentRedacted':
    case 'CaseAdopted':
    case 'CaseSupported':
    case 'ActUndone':
      return []; // seen on the open screen; nobody has to act. What was undone: message/withdraw-undone.ts
  }
}
