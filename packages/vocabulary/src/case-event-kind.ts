import { codesOf, type ClosedSet } from './closed-set.ts';

/** What has happened to a case, as streams, notifications and the history name it. */
export const CASE_EVENT_KIND = {
  SUBMITTED: { vi: 'Gửi phản ánh', en: 'Submitted' },
  ACCEPTED: { vi: 'Tiếp nhận', en: 'Accepted' },
  ASSIGNED: { vi: 'Chuyển xử lý', en: 'Assigned' },
  CLAIMED: { vi: 'Nhận xử lý', en: 'Claimed' },
  RELEASED: { vi: 'Bỏ nhận xử lý', en: 'Released' },
  RETURNED: { vi: 'Chuyển trả nhân viên trực', en: 'Handed back to the desk' },
  DELEGATED: { vi: 'Giao việc', en: 'Delegated' },
  TAKEN_OVER: { vi: 'Nhận xử lý thay', en: 'Taken over' },
  URGED: { vi: 'Đôn đốc', en: 'Urged' },
  SCHEDULED: { vi: 'Hẹn xử lý', en: 'Scheduled' },
  APPOINTMENT_DECIDED: { vi: 'Duyệt phiếu hẹn', en: 'Appointment decided' },
  DUE_SOON: { vi: 'Sắp đến hạn', en: 'Due soon' },
  OVERDUE: { vi: 'Quá hạn', en: 'Overdue' },
  ESCALATED: { vi: 'Chuyển cấp trên', en: 'Escalated', description: 'Its time was up: to the agency leader, then to the provincial office.' },
  DEADLINE_CHANGED: { vi: 'Thay đổi thời hạn', en: 'Deadline changed', description: 'The calendar or the working hours were changed.' },
  PAUSED: { vi: 'Tạm dừng thời hạn', en: 'Clock paused' },
  RESUMED: { vi: 'Tiếp tục xử lý', en: 'Clock resumed' },
  INFO_REQUESTED: { vi: 'Yêu cầu bổ sung', en: 'Information asked for' },
  INFO_SUPPLIED: { vi: 'Bổ sung thông tin', en: 'Information supplied' },
  ANSWER_RECORDED: { vi: 'Cập nhật kết quả', en: 'Result updated' },
  ANSWER_APPROVED: { vi: 'Phê duyệt kết quả', en: 'Result approved' },
  RESULT_RETURNED: { vi: 'Trả kết quả', en: 'Result returned' },
  REWORK_REQUESTED: { vi: 'Yêu cầu làm lại', en: 'Rework requested' },
  COORDINATION_COMPLETED: { vi: 'Hoàn thành phối hợp', en: 'Coordination completed' },
  PUBLISHED: { vi: 'Công khai kết quả', en: 'Result published' },
  UNPUBLISHED: { vi: 'Gỡ công khai', en: 'Unpublished' },
  COMPLETED: { vi: 'Xác nhận hoàn thành', en: 'Completion confirmed', description: 'What was scheduled is done.' },
  CLOSED: { vi: 'Hoàn thành', en: 'Completed', description: 'The time for rating and reopening is over.' },
  REJECTED: { vi: 'Không tiếp nhận', en: 'Not accepted' },
  WITHDRAWN: { vi: 'Rút phản ánh', en: 'Withdrawn' },
  SUPPORTED: { vi: 'Tôi cũng gặp', en: 'Supported', description: 'Somebody has the same problem, or no longer has.' },
  RATED: { vi: 'Đánh giá', en: 'Rated' },
  REOPENED: { vi: 'Yêu cầu xử lý lại', en: 'Reopened' },
  MESSAGE: { vi: 'Trao đổi', en: 'Message', description: 'Between reporter and handling agencies.' },
  NOTE: { vi: 'Ý kiến xử lý', en: 'Note', description: 'Between officers.' },
  EDITED: { vi: 'Chỉnh sửa', en: 'Edited' },
} as const satisfies ClosedSet;

export type CaseEventKind = keyof typeof CASE_EVENT_KIND;
export const CASE_EVENT_KINDS = codesOf(CASE_EVENT_KIND);
