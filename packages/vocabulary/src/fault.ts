import { codesOf, type ClosedSet } from './closed-set.ts';

/**
 * SERVICE_DOWN is the one code for "not available now, try again"; INTERNAL_SERVER_ERROR is a bug.
 *
 * What is said when an operation fails for a reason that its caller cannot mend in a form: `extensions.code` of GraphQL errors. */
export const FAULT = {
  UNAUTHENTICATED: { vi: 'Bạn cần đăng nhập để làm việc này.', en: 'Sign in to do this.' },
  FORBIDDEN: { vi: 'Bạn không có quyền làm việc này.', en: 'You do not have the right to do this.' },
  NOT_FOUND: { vi: 'Không tìm thấy nội dung này.', en: 'This could not be found.' },
  RESYNC: { vi: 'Con trỏ sự kiện không còn dùng được. Hãy tải lại danh sách.', en: 'The event cursor cannot be honoured. Read the list again.' },
  RATE_LIMITED: { vi: 'Bạn gửi quá nhiều yêu cầu. Hãy thử lại sau ít phút.', en: 'Too many requests. Try again in a few minutes.' },
  SERVICE_DOWN: { vi: 'Một phần dữ liệu tạm thời không lấy được. Hãy thử lại sau.', en: 'A part of the data is not available now. Try again later.' },
  INTERNAL_SERVER_ERROR: { vi: 'Hệ thống gặp lỗi. Hãy thử lại sau.', en: 'Something failed. Try again later.' },
} as const satisfies ClosedSet;

export type Fault = keyof typeof FAULT;
export const FAULTS = codesOf(FAULT);
