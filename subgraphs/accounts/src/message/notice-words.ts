import type { Label } from '@pakn/vocabulary';
import { FOLLOWING_WORDS } from './following-words.ts';
import { SECURITY_WORDS } from './security-words.ts';

export interface NoticeWords {
  title: Label;
  body: Label;
  /** The body where there is no time to name. */
  undated?: Label;
}

/**
 * What notices say. `{code}`: of the report, `{due}`: a time, `{count}`: a number; nothing else is filled in. A row of `accounts.notification` holds the key and
 * these values, and is worded when it is read: in the reader's language, and never with what somebody wrote.
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
  ABUSE_REPORTED: {
    title: { vi: 'Có người báo vi phạm phản ánh {code}', en: 'Report {code} was reported as abuse' },
    body: { vi: 'Xem lý do trong lịch sử của phản ánh.', en: 'The reason stands in the history of the report.' },
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
  CLOSED: {
    title: { vi: 'Phản ánh {code} đã hoàn thành', en: 'Report {code} is closed' },
    body: { vi: 'Nếu sự việc còn tiếp diễn, bạn hãy gửi phản ánh mới.', en: 'If the problem goes on, please send a new report.' },
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
  APPOINTMENT_ASKED: {
    title: { vi: 'Phản ánh {code} xin gia hạn hẹn', en: 'Report {code} asks for another appointment' },
    body: { vi: 'Cần lãnh đạo đơn vị duyệt phiếu hẹn.', en: 'The appointment waits for your decision.' },
  },
  APPOINTMENT_REFUSED: {
    title: { vi: 'Phiếu hẹn của phản ánh {code} không được duyệt', en: 'The appointment of report {code} was refused' },
    body: { vi: 'Hạn xử lý vẫn là {due}.', en: 'It is still due {due}.' },
    undated: { vi: 'Xem ý kiến trong phản ánh.', en: 'The comment stands in the report.' },
  },
  APPOINTMENT_AGREED: {
    title: { vi: 'Đã duyệt phiếu hẹn của phản ánh {code}', en: 'The appointment of report {code} was agreed to' },
    body: { vi: 'Hạn xử lý là {due}.', en: 'Due {due}.' },
    undated: { vi: 'Xem quyết định trong phản ánh.', en: 'The decision stands in the report.' },
  },
  APPOINTMENT_OVER: {
    title: { vi: 'Phản ánh {code} đã trễ hẹn', en: 'The appointment of report {code} was missed' },
    body: { vi: 'Chưa có kết quả vào ngày đã hẹn với người dân.', en: 'The day that the citizen was promised has passed without a result.' },
  },
  PART_OVERDUE: {
    title: { vi: 'Phần phối hợp của phản ánh {code} đã quá hạn', en: 'Your part of report {code} is overdue' },
    body: { vi: 'Đơn vị xử lý chính đang chờ ý kiến phối hợp.', en: 'The lead agency waits for it.' },
  },
  UNCLAIMED: {
    title: { vi: 'Chưa có cán bộ nhận phản ánh {code}', en: 'Nobody has claimed report {code}' },
    body: { vi: 'Hạn xử lý {due}.', en: 'Due {due}.' },
    undated: { vi: 'Cần phân công cán bộ.', en: 'Somebody has to take it on.' },
  },
  ESCALATED: {
    title: { vi: 'Phản ánh {code} đã được chuyển lên cấp bạn xử lý', en: 'Report {code} has climbed to you' },
    body: { vi: 'Đã quá hạn xử lý (hạn: {due}).', en: 'It was due {due}.' },
    undated: { vi: 'Đã quá hạn xử lý.', en: 'Its time is up.' },
  },
  STILL_AT_IT: {
    title: { vi: 'Phản ánh {code} vẫn đang được xử lý', en: 'Report {code} is still being handled' },
    body: {
      vi: 'Việc xử lý chậm hơn dự kiến. Mong bạn thông cảm, chúng tôi sẽ báo khi có kết quả.',
      en: 'It takes longer than promised. We are sorry, and will tell you as soon as there is a result.',
    },
  },
  PAUSED: {
    title: { vi: 'Phản ánh {code} tạm dừng tính thời hạn', en: 'The clock of report {code} waits' },
    body: { vi: 'Xem lý do và thời gian tạm dừng trong phản ánh.', en: 'The reason, and how long, stand in the report.' },
  },
  RESUMED: {
    title: { vi: 'Phản ánh {code} tiếp tục tính thời hạn', en: 'The clock of report {code} runs on' },
    body: { vi: 'Hạn xử lý {due}.', en: 'Due {due}.' },
    undated: { vi: 'Tiếp tục xử lý.', en: 'Handling goes on.' },
  },
  INFO_REQUESTED: {
    title: { vi: 'Phản ánh {code} cần bạn bổ sung thông tin', en: 'Report {code} needs more from you' },
    body: { vi: 'Mở phản ánh để xem nội dung cần bổ sung.', en: 'Open the report to see what is asked.' },
  },
  INFO_SUPPLIED: {
    title: { vi: 'Người gửi đã bổ sung thông tin cho phản ánh {code}', en: 'The reporter of {code} has answered' },
    body: { vi: 'Hạn xử lý {due}.', en: 'Due {due}.' },
    undated: { vi: 'Tiếp tục xử lý.', en: 'Handling goes on.' },
  },
  UNDONE: {
    title: { vi: 'Đã hoàn tác thao tác trên phản ánh {code}', en: 'An act on report {code} was taken back' },
    body: { vi: 'Thông báo trước đó không còn hiệu lực.', en: 'The notice before no longer counts.' },
  },
  WITHDRAWN: {
    title: { vi: 'Người gửi đã rút phản ánh {code}', en: 'Report {code} was withdrawn' },
    body: { vi: 'Không cần tiếp nhận nữa.', en: 'It need not be accepted any more.' },
  },
  REOPENED: {
    title: { vi: 'Người gửi yêu cầu xử lý lại phản ánh {code}', en: 'Report {code} was reopened' },
    body: { vi: 'Hạn xử lý {due}.', en: 'Due {due}.' },
    undated: { vi: 'Xem lý do trong phản ánh.', en: 'The reason stands in the report.' },
  },
  TAKEN_OVER: {
    title: { vi: 'Lãnh đạo đã nhận xử lý thay phản ánh {code}', en: 'A leader has taken over report {code}' },
    body: { vi: 'Bạn không còn phải xử lý phản ánh này.', en: 'You need not handle it any more.' },
  },
  URGED: {
    title: { vi: 'Phản ánh {code} được đôn đốc', en: 'You are asked to hurry with report {code}' },
    body: { vi: 'Hạn xử lý {due}. Xem nội dung đôn đốc trong phản ánh.', en: 'Due {due}. What about stands in the report.' },
    undated: { vi: 'Xem nội dung đôn đốc trong phản ánh.', en: 'What about stands in the report.' },
  },
  UNPUBLISHED: {
    title: { vi: 'Câu trả lời của phản ánh {code} được gỡ để xem lại', en: 'The answer of report {code} was taken back' },
    body: { vi: 'Câu trả lời mới sẽ được gửi sau khi xem lại.', en: 'A new one follows after a review.' },
  },
  ANSWER_TAKEN_BACK: {
    title: { vi: 'Câu trả lời của phản ánh {code} được gỡ để xem lại', en: 'The published answer of report {code} was taken back' },
    body: { vi: 'Cần xem lại và trả lời lại cho người gửi.', en: 'It needs another look and a new answer.' },
  },
  DEADLINE_CHANGED: {
    title: { vi: 'Hạn xử lý của phản ánh {code} thay đổi', en: 'The deadline of report {code} has changed' },
    body: { vi: 'Hạn xử lý mới là {due}.', en: 'It is now due {due}.' },
    undated: { vi: 'Lịch làm việc đã thay đổi.', en: 'The working calendar has changed.' },
  },
  PART_DEADLINE_CHANGED: {
    title: { vi: 'Hạn phối hợp của phản ánh {code} thay đổi', en: 'The deadline of your part in report {code} has changed' },
    body: { vi: 'Hạn phối hợp mới của đơn vị bạn là {due}.', en: 'Your part is now due {due}.' },
    undated: { vi: 'Lịch làm việc đã thay đổi.', en: 'The working calendar has changed.' },
  },
  PROMISE_CHANGED: {
    title: { vi: 'Thời hạn trả lời phản ánh {code} thay đổi', en: 'The promised answer to report {code} has moved' },
    body: {
      vi: 'Do lịch làm việc thay đổi, phản ánh của bạn sẽ được trả lời trước {due}.',
      en: 'The working calendar has changed: you will be answered by {due}.',
    },
    undated: { vi: 'Lịch làm việc đã thay đổi.', en: 'The working calendar has changed.' },
  },
  ...FOLLOWING_WORDS,
  ...SECURITY_WORDS,
} as const satisfies Record<string, NoticeWords>;

export type NoticeKey = keyof typeof NOTICE_WORDS;
