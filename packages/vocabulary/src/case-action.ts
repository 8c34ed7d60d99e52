import { codesOf, type ClosedSet } from './closed-set.ts';

/**
 * What people do to a case. Which of them is possible now, and for whom, says the process table of `cases`; one version of the process may not know
 * all of them.
 */
export const CASE_ACTION = {
  EDIT: { vi: 'Chỉnh sửa', en: 'Edit', description: 'Change title, content, place or whom it is about.' },
  CLAIM: { vi: 'Nhận xử lý', en: 'Claim', description: 'Take it as the own work; at RECEPTION it is the acceptance.' },
  RELEASE: { vi: 'Bỏ nhận xử lý', en: 'Release', description: 'Give it back to the own desk.' },
  CLASSIFY: { vi: 'Phân loại', en: 'Classify', description: 'Set category and urgency.' },
  ASSIGN: { vi: 'Chuyển xử lý', en: 'Assign', description: 'Give it to a lead agency and to co-handlers.' },
  COORDINATE: { vi: 'Phối hợp xử lý', en: 'Coordinate', description: 'Invite co-handlers.' },
  RETURN_TO_OPERATOR: { vi: 'Chuyển trả nhân viên trực', en: 'Hand back to the desk', description: "Not within the agency's competence." },
  RECORD_ANSWER: { vi: 'Cập nhật kết quả', en: 'Update result', description: 'Write the answer, or rewrite one that is not published.' },
  RETURN_RESULT: { vi: 'Trả kết quả', en: 'Return result', description: 'The work is done: the desk reviews it.' },
  APPROVE_ANSWER: { vi: 'Phê duyệt kết quả', en: 'Approve result', description: 'A leader, where the category asks for it.' },
  PUBLISH: { vi: 'Công khai kết quả', en: 'Publish result', description: 'The reporter receives the answer.' },
  SCHEDULE: { vi: 'Hẹn xử lý', en: 'Schedule', description: 'Promise a later day, with a reason.' },
  EXTEND: { vi: 'Gia hạn hẹn', en: 'Extend appointment', description: 'Ask the leader for a second appointment.' },
  REQUEST_INFO: { vi: 'Yêu cầu bổ sung', en: 'Ask for information', description: 'Ask the reporter; the clock pauses.' },
  SUPPLY_INFO: { vi: 'Bổ sung thông tin', en: 'Supply information', description: "The reporter's reply; the clock runs on." },
  REJECT: { vi: 'Không tiếp nhận', en: 'Do not accept', description: 'With a reason and where to go.' },
  COMPLETE_COORDINATION: { vi: 'Hoàn thành phối hợp', en: 'Complete coordination', description: 'A co-handler has done its part.' },
  CONFIRM_COMPLETION: { vi: 'Xác nhận hoàn thành', en: 'Confirm completion', description: 'What was scheduled is done.' },
  REQUEST_REWORK: { vi: 'Yêu cầu làm lại', en: 'Request rework', description: 'The result is not good enough: back to who wrote it.' },
  ADD_NOTE: { vi: 'Ý kiến xử lý', en: 'Write a note', description: 'For officers only.' },
  RATE: { vi: 'Đánh giá', en: 'Rate', description: 'How satisfied the reporter is.' },
  REOPEN: { vi: 'Yêu cầu xử lý lại', en: 'Reopen', description: 'The reporter is not satisfied, with a reason.' },
  MESSAGE: { vi: 'Trao đổi', en: 'Message', description: 'Between reporter and handling agencies, in private.' },
  WITHDRAW: { vi: 'Rút phản ánh', en: 'Withdraw', description: 'The reporter takes it back before acceptance.' },
  DELEGATE: { vi: 'Giao việc', en: 'Delegate', description: 'To an officer of the own agency or a unit below it.' },
  TAKE_OVER: { vi: 'Nhận xử lý thay', en: 'Take over', description: 'A leader takes what escalated.' },
  URGE: { vi: 'Đôn đốc', en: 'Urge' },
  PAUSE: { vi: 'Tạm dừng thời hạn', en: 'Pause the clock', description: 'With a reason and a limit.' },
  RESUME: { vi: 'Tiếp tục xử lý', en: 'Resume', description: 'The clock runs on.' },
  DECIDE_APPOINTMENT: { vi: 'Duyệt phiếu hẹn', en: 'Decide on the appointment', description: 'The leader agrees to a second appointment or refuses it.' },
  SUPPORT: { vi: 'Tôi cũng gặp', en: 'I have this too', description: 'Of a public case of somebody else; once an account, and it can be taken back.' },
  FOLLOW: { vi: 'Theo dõi', en: 'Follow', description: 'Be notified of a public case of somebody else; it can be taken back.' },
  REDACT: { vi: 'Che trên ảnh', en: 'Cover parts of a picture', description: 'Take parts out of a picture that everybody sees, or bring them back.' },
  UNDO: { vi: 'Hoàn tác', en: 'Undo', description: 'Take back what one did a moment ago.' },
  UNPUBLISH: { vi: 'Gỡ công khai', en: 'Unpublish', description: 'Take a published answer back, with a reason.' },
} as const satisfies ClosedSet;

export type CaseAction = keyof typeof CASE_ACTION;
export const CASE_ACTIONS = codesOf(CASE_ACTION);
