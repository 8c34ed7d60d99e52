import type { Label, Language } from '@pakn/vocabulary';
import { smsTime } from '../sms/sms-text.ts';

interface NoticeWords {
  title: Label;
  body: Label;
  /** The body where there is no time to name. */
  undated?: Label;
}

/**
 * What people are told. `{code}`: of the report, `{due}`: a time; nothing else is filled in. A row of `accounts.notification` holds the key and
 * these two values, and is worded when it is read: in the reader's language, and never with what somebody wrote.
 */
export const NOTICE_WORDS = {
  ACCEPTED: {
    title: { vi: 'Đã tiếp nhận phản ánh {code}', en: 'Report {code} was accepted' },
    body: { vi: 'Dự kiến trả lời trước {due}.', en: 'An answer is expected before {due}.' },
    undated: { vi: 'Phản ánh đang được xử lý.', en: 'The report is being handled.' },
  },
  SUBMITTED: {
    title: { vi: 'Phản ánh mới {code}', en: 'New report {code}' },
    body: { vi: 'Cần tiếp nhận trước {due}.', en: 'To be accepted before {due}.' },
    undated: { vi: 'Cần tiếp nhận.', en: 'To be accepted.' },
  },
  ASSIGNED: {
    title: { vi: 'Được giao phản ánh {code}', en: 'Report {code} was assigned to you' },
    body: { vi: 'Hạn xử lý {due}.', en: 'Due {due}.' },
    undated: { vi: 'Đơn vị được giao xử lý.', en: 'Your agency is to handle it.' },
  },
  RETURNED: {
    title: { vi: 'Phản ánh {code} bị chuyển trả', en: 'Report {code} was handed back' },
    body: { vi: 'Cần chọn lại đơn vị xử lý.', en: 'Another agency has to be chosen.' },
  },
  SCHEDULED: {
    title: { vi: 'Hẹn xử lý phản ánh {code}', en: 'Report {code} was scheduled' },
    body: { vi: 'Thời hạn mới là {due}. Xem lý do trong phản ánh.', en: 'The new date is {due}. The reason stands in the report.' },
    undated: { vi: 'Xem lý do trong phản ánh.', en: 'The reason stands in the report.' },
  },
  DUE_SOON: {
    title: { vi: 'Phản ánh {code} sắp đến hạn', en: 'Report {code} is due soon' },
    body: { vi: 'Hạn xử lý {due}.', en: 'Due {due}.' },
  },
  OVERDUE: {
    title: { vi: 'Phản ánh {code} đã quá hạn', en: 'Report {code} is overdue' },
    body: { vi: 'Hạn xử lý là {due}.', en: 'It was due {due}.' },
  },
  COORDINATION_COMPLETED: {
    title: { vi: 'Đơn vị phối hợp đã xong phản ánh {code}', en: 'A co-handler has completed its part of report {code}' },
    body: { vi: 'Xem ý kiến phối hợp trong phản ánh.', en: 'Its comment stands in the report.' },
  },
  RESULT_RETURNED: {
    title: { vi: 'Phản ánh {code} chờ duyệt kết quả', en: 'The result of report {code} waits for review' },
    body: { vi: 'Đơn vị xử lý đã trả kết quả.', en: 'The agency has returned its result.' },
  },
  REWORK_REQUESTED: {
    title: { vi: 'Phản ánh {code} cần xử lý lại', en: 'Report {code} needs more work' },
    body: { vi: 'Kết quả chưa đạt, xem ý kiến trong phản ánh.', en: 'The result is not good enough; the comment stands in the report.' },
  },
  ANSWERED: {
    title: { vi: 'Phản ánh {code} đã có kết quả', en: 'Report {code} was answered' },
    body: { vi: 'Xem câu trả lời và đánh giá mức độ hài lòng.', en: 'Read the answer and rate it.' },
  },
  PUBLISHED: {
    title: { vi: 'Đã công khai kết quả phản ánh {code}', en: 'The result of report {code} was published' },
    body: { vi: 'Người dân có thể xem và đánh giá.', en: 'Its reporter can read and rate it.' },
  },
  REJECTED: {
    title: { vi: 'Phản ánh {code} không được tiếp nhận', en: 'Report {code} was not accepted' },
    body: { vi: 'Xem lý do và nơi bạn có thể gửi.', en: 'The reason, and where you can send it, stand in the report.' },
  },
  RATED: {
    title: { vi: 'Phản ánh {code} được đánh giá', en: 'Report {code} was rated' },
    body: { vi: 'Xem mức độ hài lòng của người gửi.', en: 'See how satisfied its reporter is.' },
  },
  MESSAGE_OF_REPORTER: {
    title: { vi: 'Tin nhắn mới của người gửi {code}', en: 'New message from the reporter of {code}' },
    body: { vi: 'Người gửi phản ánh vừa nhắn tin.', en: 'The reporter has written to you.' },
  },
  MESSAGE_OF_AGENCY: {
    title: { vi: 'Tin nhắn mới về phản ánh {code}', en: 'New message about report {code}' },
    body: { vi: 'Cơ quan xử lý vừa nhắn tin cho bạn.', en: 'The handling agency has written to you.' },
  },
} as const satisfies Record<string, NoticeWords>;

export type NoticeKey = keyof typeof NOTICE_WORDS;

/** What a notice is filled in with. `due`: RFC 3339, null where there is no time to name. */
export interface NoticeParams {
  code: string;
  due: string | null;
}

/** Title and body of a notice in a language. A key that this version does not know (a newer row) shows the report's code alone. */
export function noticeText(key: string, { code, due }: NoticeParams, language: Language): { title: string; body: string } {
  if (!Object.hasOwn(NOTICE_WORDS, key)) return { title: code, body: '' };
  const { title, body, undated }: NoticeWords = NOTICE_WORDS[key as NoticeKey];
  const fill = (text: string): string => text.replace('{code}', code).replace('{due}', due ? smsTime(new Date(due)) : '');
  return { title: fill(title[language]), body: fill((due === null ? (undated ?? body) : body)[language]) };
}
