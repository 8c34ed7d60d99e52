import type { Label } from '@pakn/vocabulary';

/** What an owner reads about the safety of the own account; `{due}` is when, or until when. */
export const SECURITY_WORDS = {
  CODES_LOCKED: {
    title: { vi: 'Tài khoản của bạn bị nhập sai mã nhiều lần', en: 'Wrong codes were entered for your account' },
    body: {
      vi: 'Việc nhập mã tạm khóa đến {due}. Nếu không phải bạn, hãy đổi mật khẩu.',
      en: 'No code is taken until {due}. If it was not you, change your password.',
    },
  },
  NEW_DEVICE: {
    title: { vi: 'Đăng nhập trên thiết bị mới', en: 'A sign-in on a new device' },
    body: {
      vi: 'Lúc {due}. Nếu không phải bạn, hãy kết thúc phiên đó và đổi mật khẩu.',
      en: 'On {due}. If it was not you, end that session and change your password.',
    },
  },
  PASSWORD_CHANGED: {
    title: { vi: 'Mật khẩu của bạn đã được đổi', en: 'Your password was changed' },
    body: { vi: 'Lúc {due}. Nếu không phải bạn, hãy lấy lại mật khẩu ngay.', en: 'On {due}. If it was not you, reset it now.' },
  },
  SECOND_FACTOR_CHANGED: {
    title: { vi: 'Cách xác thực hai bước đã được đổi', en: 'Your second factor was changed' },
    body: { vi: 'Lúc {due}. Nếu không phải bạn, hãy đổi mật khẩu ngay.', en: 'On {due}. If it was not you, change your password now.' },
  },
  ALREADY_REGISTERED: {
    title: { vi: 'Có người đăng ký bằng số của bạn', en: 'Somebody registered with your number' },
    body: {
      vi: 'Lúc {due}. Bạn đã có tài khoản: hãy đăng nhập, hoặc lấy lại mật khẩu nếu quên.',
      en: 'On {due}. You have an account already: sign in, or reset a forgotten password.',
    },
  },
  MESSAGES_WAIT: {
    title: { vi: 'Tin nhắn SMS không gửi đi được', en: 'Text messages cannot be sent' },
    body: {
      vi: 'Từ {due}, cổng tin nhắn không nhận hoặc không trả lời. Tin chưa được nhận sẽ tự gửi lại; hãy báo đơn vị vận hành.',
      en: 'Since {due} the message gateway refuses or does not answer. What was not taken is sent again; tell whoever operates the system.',
    },
  },
  MAILS_WAIT: {
    title: { vi: 'Email không gửi đi được', en: 'E-mails cannot be sent' },
    body: {
      vi: 'Từ {due}, máy chủ thư không nhận hoặc không trả lời. Email chưa được nhận sẽ tự gửi lại; hãy báo đơn vị vận hành.',
      en: 'Since {due} the mail server refuses or does not answer. What was not taken is sent again; tell whoever operates the system.',
    },
  },
  PUSHES_WAIT: {
    title: { vi: 'Thông báo trên máy không gửi đi được', en: 'Push notifications cannot be sent' },
    body: {
      vi: 'Từ {due}, dịch vụ thông báo của trình duyệt không nhận hoặc không trả lời. Thông báo chưa được nhận sẽ tự gửi lại; hãy báo đơn vị vận hành.',
      en: "Since {due} the browsers' push services refuse or do not answer. What was not taken is sent again; tell whoever operates the system.",
    },
  },
  ZALO_WAITS: {
    title: { vi: 'Tin nhắn Zalo không gửi đi được', en: 'Zalo messages cannot be sent' },
    body: {
      vi: 'Từ {due}, Zalo không nhận hoặc không trả lời. Tin chưa được nhận sẽ tự gửi lại; hãy báo đơn vị vận hành.',
      en: 'Since {due} Zalo refuses or does not answer. What was not taken is sent again; tell whoever operates the system.',
    },
  },
  PHONE_CHANGED: {
    title: { vi: 'Số điện thoại của tài khoản đã được đổi', en: 'The phone number of your account was changed' },
    body: {
      vi: 'Lúc {due}. Nếu không phải bạn, hãy đổi mật khẩu và liên hệ đường dây nóng.',
      en: 'On {due}. If it was not you, change your password and call the hotline.',
    },
  },
} as const satisfies Record<string, { title: Label; body: Label }>;

export type SecurityNotice = keyof typeof SECURITY_WORDS;
export const SECURITY_NOTICES = Object.keys(SECURITY_WORDS) as SecurityNotice[];
