import type { Label, NotificationChannel } from '@pakn/vocabulary';

/** Why a channel is not offered to a person. */
export type Absence = 'NOT_CONFIGURED' | 'NO_ADDRESS';

const NOT_HERE: Partial<Record<NotificationChannel, Label>> = {
  EMAIL: { vi: 'Hệ thống của tỉnh chưa gửi thông báo qua email.', en: 'The province does not send notifications by e-mail yet.' },
  PUSH: { vi: 'Hệ thống của tỉnh chưa gửi thông báo đến trình duyệt.', en: 'The province does not send push notifications yet.' },
  ZALO: { vi: 'Hệ thống của tỉnh chưa gửi thông báo qua Zalo.', en: 'The province does not send notifications by Zalo yet.' },
};
const NO_ADDRESS: Partial<Record<NotificationChannel, Label>> = {
  SMS: { vi: 'Tài khoản của bạn chưa có số điện thoại.', en: 'Your account has no phone number.' },
  EMAIL: {
    vi: 'Bạn chưa có email. Thêm email ở trang Quản lý tài khoản để nhận thông báo qua email.',
    en: 'You have no e-mail address. Add one on the page Manage account.',
  },
  PUSH: { vi: 'Bạn chưa bật thông báo trên máy nào.', en: 'You have not switched notifications on on any device.' },
  ZALO: { vi: 'Zalo gửi theo số điện thoại; tài khoản của bạn chưa có số.', en: 'Zalo sends by phone number; your account has none.' },
};

/** Why a channel is not there, in words, and what can be done about it. */
export const ABSENCE: Record<Absence, Partial<Record<NotificationChannel, Label>>> = { NOT_CONFIGURED: NOT_HERE, NO_ADDRESS };
