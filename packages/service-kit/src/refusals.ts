/** Permanent refusal codes (spec 04) and what they say to a person. The codes are the keys of the front ends' catalogues too. */
export const REFUSALS = {
  INVALID_INPUT: 'Một số mục chưa đúng. Hãy kiểm tra các mục được đánh dấu.',
  STALE_VERSION: 'Phản ánh đã được người khác thay đổi. Hãy xem lại nội dung mới rồi thao tác.',
  NOT_NOW: 'Không thể thực hiện thao tác này ở bước hiện tại.',
  CHALLENGE_REQUIRED: 'Hãy nhập kết quả phép tính.',
  CHALLENGE_WRONG: 'Kết quả phép tính chưa đúng. Hãy thử lại với phép tính mới.',
  CHALLENGE_USED: 'Phép tính này đã được dùng. Hãy làm phép tính mới.',
  CHALLENGE_EXPIRED: 'Phép tính đã hết hạn. Hãy làm phép tính mới.',
  OTP_WRONG: 'Mã xác thực chưa đúng.',
  OTP_EXPIRED: 'Mã xác thực đã hết hạn. Hãy gửi lại mã.',
  OTP_TRIES_SPENT: 'Bạn đã nhập sai quá số lần cho phép. Hãy gửi lại mã.',
  RESEND_TOO_SOON: 'Hãy chờ một lát rồi gửi lại mã.',
  CREDENTIALS_WRONG: 'Tài khoản hoặc mật khẩu chưa đúng.',
  TRY_LATER: 'Bạn thao tác quá nhiều lần. Hãy thử lại sau.',
  IDENTIFIER_TAKEN: 'Số định danh này đã có tài khoản.',
  PHONE_TAKEN: 'Số điện thoại này đã có tài khoản.',
  PASSWORD_TOO_SHORT: 'Mật khẩu cần ít nhất 8 ký tự.',
  PASSWORD_COMMON: 'Mật khẩu này quá phổ biến. Hãy chọn mật khẩu khác.',
  RATING_CLOSED: 'Đã hết thời gian đánh giá phản ánh này.',
  REOPEN_CLOSED: 'Đã hết thời gian đề nghị xử lý lại.',
  REOPEN_SPENT: 'Phản ánh đã được đề nghị xử lý lại đủ số lần.',
  APPOINTMENT_NOT_ALLOWED: 'Chỉ hẹn xử lý với phản ánh có hạn trên 8 giờ làm việc.',
  APPOINTMENT_TOO_LATE: 'Đã quá hạn xử lý nên không thể hẹn thêm.',
  APPOINTMENT_LIMIT: 'Phản ánh đã được hẹn xử lý đủ số lần.',
  PAUSE_LIMIT: 'Đã hết thời gian được tạm dừng.',
  PROOF_REQUIRED: 'Lĩnh vực này cần ảnh hoặc tài liệu chứng minh kết quả.',
  APPROVAL_REQUIRED: 'Câu trả lời cần được lãnh đạo phê duyệt trước.',
  REASON_REQUIRED: 'Hãy nêu lý do.',
  FILE_REFUSED: 'Tệp không được chấp nhận. Hãy chọn tệp khác.',
  FILE_NOT_READY: 'Tệp chưa tải lên xong. Hãy chờ một lát.',
  FILE_TOO_LARGE: 'Tệp quá lớn.',
  TOO_MANY_FILES: 'Có quá nhiều tệp đính kèm.',
  UNDO_OVER: 'Đã hết thời gian hoàn tác.',
  KEY_REUSED: 'Khóa gửi này đã được dùng cho một nội dung khác.',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** A field that does not fit. `path` is the argument's path ("input.title"); `code` is permanent; `message` is what stands beside the field. */
export interface FieldProblemData {
  path: string;
  code: string;
  message: string;
}

/**
 * What a rule throws when a person asks for something that cannot be done: it becomes a `Refusal` (data) at the edge.
 * `caseId`: the case as it is now, so that a stale screen can show it.
 */
export class DomainError extends Error {
  readonly code: RefusalCode;
  readonly fields: FieldProblemData[];
  readonly caseId: string | undefined;
  readonly retryAt: Date | undefined;

  constructor(code: RefusalCode, more: { fields?: FieldProblemData[]; caseId?: string; retryAt?: Date; message?: string } = {}) {
    super(more.message ?? REFUSALS[code]);
    this.name = 'DomainError';
    this.code = code;
    this.fields = more.fields ?? [];
    this.caseId = more.caseId;
    this.retryAt = more.retryAt;
  }
}

/** INVALID_INPUT with its problems; nothing when there are none. */
export function refuseIfAny(fields: FieldProblemData[]): void {
  if (fields.length > 0) throw new DomainError('INVALID_INPUT', { fields });
}
