import type { CaseEventData, CaseEventType } from '@pakn/events';
import { smsTime, type SmsTemplate } from '../sms/sms-text.ts';

/** "Hoàn tác" is offered for 10 s; what an act tells others by SMS waits that long. */
export const UNDO_MS = 10_000;

export type Recipients = { account: string } | { agencies: string[] } | { operators: true };

/** One thing that people are told. Texts are made of codes, times and the names of reference data: never of what somebody wrote, never of a person. */
export interface Notice {
  to: Recipients;
  title: string;
  body: string;
  /** `once`: a message with the same key and recipient is sent once. `{url}`, `{category}` are filled in later. */
  sms?: { template: SmsTemplate; params: Record<string, string>; once: string; delayMs: number };
}

export interface Happened {
  type: CaseEventType;
  caseId: string;
  n: number;
  data: CaseEventData;
}

const time = (iso: string | null): string => (iso ? smsTime(new Date(iso)) : '');

/** Whom an event concerns and what they are told. */
export function noticesOf({ type, caseId, n, data }: Happened): Notice[] {
  const { facts } = data;
  const { code } = facts;
  const reporter = { account: data.reporterId };
  const lead = facts.leadAgencyId ? { agencies: [facts.leadAgencyId] } : ({ operators: true } as const);
  const told = (to: Recipients, title: string, body: string, sms?: Notice['sms']): Notice => ({ to, title, body, ...(sms ? { sms } : {}) });
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
  const accepted = told(
    reporter,
    `Đã tiếp nhận phản ánh ${code}`,
    facts.answerDueAt ? `Dự kiến trả lời trước ${time(facts.answerDueAt)}.` : 'Phản ánh đang được xử lý.',
    toReporter('RECEIVED'),
  );

  switch (type) {
    case 'CaseSubmitted':
      return [
        told({ operators: true }, `Phản ánh mới ${code}`, facts.receptionDueAt ? `Cần tiếp nhận trước ${time(facts.receptionDueAt)}.` : 'Cần tiếp nhận.'),
      ];
    case 'CaseAccepted':
      return [accepted];
    case 'CaseAssigned':
      return [
        ...(data.from?.status === 'AWAITING_ACCEPTANCE' ? [accepted] : []),
        told(
          { agencies: data.toAgencyIds ?? [] },
          `Được giao phản ánh ${code}`,
          facts.dueAt ? `Hạn xử lý ${time(facts.dueAt)}.` : 'Đơn vị được giao xử lý.',
          toOfficers,
        ),
      ];
    case 'CaseReturned':
      return [told({ operators: true }, `Phản ánh ${code} bị chuyển trả`, 'Cần chọn lại đơn vị xử lý.', toOfficers)];
    case 'CaseScheduled':
      return [
        told(
          reporter,
          `Hẹn xử lý phản ánh ${code}`,
          facts.answerDueAt ? `Thời hạn mới là ${time(facts.answerDueAt)}. Xem lý do trong phản ánh.` : 'Xem lý do trong phản ánh.',
        ),
      ];
    case 'CaseDueSoon':
      return [told(lead, `Phản ánh ${code} sắp đến hạn`, `Hạn xử lý ${time(facts.dueAt)}.`)];
    case 'CaseOverdue':
      return [told(lead, `Phản ánh ${code} đã quá hạn`, `Hạn xử lý là ${time(facts.dueAt)}.`)];
    case 'CoordinationCompleted':
      return [told(lead, `Đơn vị phối hợp đã xong phản ánh ${code}`, 'Xem ý kiến phối hợp trong phản ánh.')];
    case 'ResultReturned':
      return [told({ operators: true }, `Phản ánh ${code} chờ duyệt kết quả`, 'Đơn vị xử lý đã trả kết quả.', toOfficers)];
    case 'ReworkRequested':
      return [told(lead, `Phản ánh ${code} cần xử lý lại`, 'Kết quả chưa đạt, xem ý kiến trong phản ánh.', toOfficers)];
    case 'AnswerPublished':
      return [
        told(reporter, `Phản ánh ${code} đã có kết quả`, 'Xem câu trả lời và đánh giá mức độ hài lòng.', toReporter('RESOLVED')),
        told(lead, `Đã công khai kết quả phản ánh ${code}`, 'Người dân có thể xem và đánh giá.'),
      ];
    case 'CaseRejected':
      return [told(reporter, `Phản ánh ${code} không được tiếp nhận`, 'Xem lý do và nơi bạn có thể gửi.', toReporter('REJECTED'))];
    case 'CaseRated':
      return [told(lead, `Phản ánh ${code} được đánh giá`, 'Xem mức độ hài lòng của người gửi.')];
    case 'MessageSent':
      return data.actorAgencyId === null
        ? [told(lead, `Tin nhắn mới của người gửi ${code}`, 'Người gửi phản ánh vừa nhắn tin.')]
        : [told(reporter, `Tin nhắn mới về phản ánh ${code}`, 'Cơ quan xử lý vừa nhắn tin cho bạn.')];
    case 'CaseClaimed':
    case 'CaseReleased':
    case 'AnswerRecorded':
    case 'AnswerApproved':
    case 'CaseClosed':
    case 'NoteAdded':
    case 'CaseEdited':
      return []; // seen on the open screen; nobody has to act
  }
}
