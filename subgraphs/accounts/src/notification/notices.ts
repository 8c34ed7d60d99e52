import type { CaseEventData, CaseEventType } from '@pakn/events';
import { smsTime, type SmsTemplate } from '../sms/sms-text.ts';
import type { NoticeKey, NoticeParams } from './notice-words.ts';

/** "Hoàn tác" is offered for 10 s; what an act tells others by SMS waits that long. */
export const UNDO_MS = 10_000;

export type Recipients = { account: string } | { agencies: string[] } | { operators: true };

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

/** Whom an event concerns and what they are told. */
export function noticesOf({ type, caseId, n, data }: NoticedEvent): Notice[] {
  const { facts } = data;
  const { code } = facts;
  const reporter = { account: data.reporterId };
  const operators = { operators: true } as const;
  const lead = facts.leadAgencyId ? { agencies: [facts.leadAgencyId] } : operators;
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
    delayMs: 0,
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
      return [notice(reporter, 'SCHEDULED', { due: facts.answerDueAt })];
    case 'CaseDueSoon':
      return [notice(lead, 'DUE_SOON', { due: facts.dueAt })];
    case 'CaseOverdue':
      return [notice(lead, 'OVERDUE', { due: facts.dueAt })];
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
    case 'CaseAdopted':
      return []; // seen on the open screen; nobody has to act
  }
}
