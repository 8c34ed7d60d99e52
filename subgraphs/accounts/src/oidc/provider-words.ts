import type { Label } from '@pakn/vocabulary';

/** Why somebody cannot sign in by a provider, and what to do instead. */
export const wordsOfRefusal = {
  unavailable: (name: string): Label => ({
    vi: `${name} đang không trả lời. Hãy thử lại sau ít phút hoặc dùng cách đăng nhập khác.`,
    en: `${name} does not answer. Try again in a few minutes, or sign in another way.`,
  }),
  noNumber: (name: string): Label => ({
    vi: `${name} không cho biết số định danh và họ tên của bạn nên không thể tạo tài khoản. Hãy đăng ký bằng biểu mẫu.`,
    en: `${name} did not say your id number and name, so no account can be made. Register by the form.`,
  }),
  anotherNumber: (name: string): Label => ({
    vi: `${name} cho biết một số định danh khác với số của tài khoản đã liên kết. Hãy đăng nhập bằng cách khác rồi liên kết lại.`,
    en: `${name} names another id number than that of the linked account. Sign in another way and link it again.`,
  }),
  locked: {
    vi: 'Tài khoản này đang bị khóa. Hãy gọi đường dây nóng để được hỗ trợ.',
    en: 'This account is locked. Call the hotline for help.',
  },
  noPhone: {
    vi: 'Tài khoản có số định danh này chưa có số di động để nhận mã. Hãy đăng nhập bằng mật khẩu hoặc gọi đường dây nóng.',
    en: 'The account with this id number has no mobile for a code. Sign in with the password, or call the hotline.',
  },
  onlyWay: {
    vi: 'Đây là cách đăng nhập duy nhất của tài khoản. Hãy đặt mật khẩu trước khi hủy liên kết.',
    en: 'This is the only way into the account. Set a password before you unlink it.',
  },
} as const;
