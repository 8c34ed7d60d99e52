import { codesOf, type ClosedSet } from './closed-set.ts';

/** Why a person's request cannot be done now, and what to do about it. Codes are permanent: clients act on them. */
export const REFUSAL = {
  INVALID_INPUT: { vi: 'Một số mục chưa đúng. Hãy kiểm tra các mục được đánh dấu.', en: 'Some answers do not fit. Check the marked ones.' },
  STALE_VERSION: {
    vi: 'Phản ánh đã được người khác thay đổi. Hãy xem lại nội dung mới rồi thao tác.',
    en: 'Somebody else has changed this report. Look at it again before you act.',
  },
  NOT_NOW: { vi: 'Không thể thực hiện thao tác này ở bước hiện tại.', en: 'This is not possible at the current step.' },
  CHALLENGE_REQUIRED: { vi: 'Hãy nhập kết quả phép tính.', en: 'Enter the result of the sum.' },
  CHALLENGE_WRONG: { vi: 'Kết quả phép tính chưa đúng. Hãy thử lại với phép tính mới.', en: 'The result of the sum is wrong. Try again with a new one.' },
  CHALLENGE_USED: { vi: 'Phép tính này đã được dùng. Hãy làm phép tính mới.', en: 'This sum was used already. Do a new one.' },
  CHALLENGE_EXPIRED: { vi: 'Phép tính đã hết hạn. Hãy làm phép tính mới.', en: 'The sum has expired. Do a new one.' },
  OTP_WRONG: { vi: 'Mã xác thực chưa đúng.', en: 'The code is wrong.' },
  OTP_EXPIRED: { vi: 'Mã xác thực đã hết hạn. Hãy gửi lại mã.', en: 'The code has expired. Ask for a new one.' },
  OTP_TRIES_SPENT: { vi: 'Bạn đã nhập sai quá số lần cho phép. Hãy gửi lại mã.', en: 'The code was entered wrongly too often. Ask for a new one.' },
  RESEND_TOO_SOON: { vi: 'Hãy chờ một lát rồi gửi lại mã.', en: 'Wait a moment before you ask for another code.' },
  CREDENTIALS_WRONG: { vi: 'Tài khoản hoặc mật khẩu chưa đúng.', en: 'The account or the password is wrong.' },
  SIGN_IN_ENDED: {
    vi: 'Lần đăng nhập này đã hết hạn, đã được dùng, hoặc bắt đầu ở trình duyệt khác. Hãy bắt đầu lại.',
    en: 'This sign-in has expired, was used already, or began in another browser. Start again.',
  },
  PROVIDER_REFUSED: {
    vi: 'Không đăng nhập được bằng định danh này. Hãy thử lại hoặc dùng cách đăng nhập khác.',
    en: 'You cannot sign in with this identity. Try again, or sign in another way.',
  },
  PROVIDER_UNAVAILABLE: {
    vi: 'Hệ thống định danh đang không trả lời. Hãy thử lại sau ít phút hoặc dùng cách đăng nhập khác.',
    en: 'The identity provider does not answer. Try again in a few minutes, or sign in another way.',
  },
  TRY_LATER: { vi: 'Bạn thao tác quá nhiều lần. Hãy thử lại sau.', en: 'Too many attempts. Try again later.' },
  IDENTIFIER_TAKEN: { vi: 'Số định danh hoặc số đăng ký này đã có tài khoản.', en: 'There is an account with this id or registration number already.' },
  PHONE_TAKEN: { vi: 'Số điện thoại này đã có tài khoản.', en: 'There is an account with this phone number already.' },
  PASSWORD_TOO_SHORT: { vi: 'Mật khẩu cần ít nhất 8 ký tự.', en: 'A password needs 8 characters at least.' },
  PASSWORD_COMMON: { vi: 'Mật khẩu này quá phổ biến. Hãy chọn mật khẩu khác.', en: 'This password is too common. Choose another one.' },
  RATING_CLOSED: { vi: 'Đã hết thời gian đánh giá phản ánh này.', en: 'The time for rating this report is over.' },
  REOPEN_CLOSED: { vi: 'Đã hết thời gian đề nghị xử lý lại.', en: 'The time for reopening this report is over.' },
  REOPEN_SPENT: { vi: 'Phản ánh đã được đề nghị xử lý lại đủ số lần.', en: 'This report was reopened as often as it can be.' },
  APPOINTMENT_NOT_ALLOWED: {
    vi: 'Chỉ hẹn xử lý với phản ánh có hạn trên 8 giờ làm việc.',
    en: 'Only reports with a limit of more than 8 working hours can be scheduled.',
  },
  APPOINTMENT_TOO_LATE: { vi: 'Đã quá hạn xử lý nên không thể hẹn thêm.', en: 'The deadline has passed: no appointment can be made any more.' },
  APPOINTMENT_TOO_LONG: {
    vi: 'Thời gian hẹn vượt quá tổng thời gian xử lý cho phép.',
    en: 'With this appointment the report would take longer than is allowed.',
  },
  APPOINTMENT_LIMIT: { vi: 'Phản ánh đã được hẹn xử lý đủ số lần.', en: 'This report has had all its appointments.' },
  PAUSE_LIMIT: { vi: 'Đã hết thời gian được tạm dừng.', en: 'The time for which the clock may be paused is used up.' },
  PROOF_REQUIRED: { vi: 'Lĩnh vực này cần ảnh hoặc tài liệu chứng minh kết quả.', en: 'This field needs a picture or a document as proof of the result.' },
  APPROVAL_REQUIRED: { vi: 'Câu trả lời cần được lãnh đạo phê duyệt trước.', en: 'A leader has to approve the answer first.' },
  REASON_REQUIRED: { vi: 'Hãy nêu lý do.', en: 'Give a reason.' },
  FILE_REFUSED: { vi: 'Tệp không được chấp nhận. Hãy chọn tệp khác.', en: 'The file is not accepted. Choose another one.' },
  FILE_NOT_READY: { vi: 'Tệp chưa tải lên xong. Hãy chờ một lát.', en: 'The file is still being uploaded or checked. Wait a moment.' },
  FILE_TOO_LARGE: { vi: 'Tệp quá lớn.', en: 'The file is too large.' },
  TOO_MANY_FILES: { vi: 'Có quá nhiều tệp đính kèm.', en: 'There are too many files.' },
  DRAFT_LIMIT: { vi: 'Bạn đã có quá nhiều bản nháp. Hãy gửi hoặc xóa bớt.', en: 'You have too many drafts. Send or delete one.' },
  UNDO_OVER: { vi: 'Đã hết thời gian hoàn tác.', en: 'The time for undoing is over.' },
  KEY_REUSED: { vi: 'Khóa gửi này đã được dùng cho một nội dung khác.', en: 'This key was already used for other content.' },
} as const satisfies ClosedSet;

export type RefusalCode = keyof typeof REFUSAL;
export const REFUSAL_CODES = codesOf(REFUSAL);
