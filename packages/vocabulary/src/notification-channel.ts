import { codesOf, type ClosedSet } from './closed-set.ts';

/** How a notification reaches a person. */
export const NOTIFICATION_CHANNEL = {
  IN_APP: { vi: 'Trên hệ thống', en: 'In the app', description: 'The list of notifications and the bell; always on.' },
  PUSH: { vi: 'Thông báo trên máy', en: 'Push', description: 'By the browser, on each device that the person has switched it on.' },
  SMS: { vi: 'Tin nhắn SMS', en: 'Text message' },
  EMAIL: { vi: 'Email', en: 'E-mail' },
  ZALO: { vi: 'Zalo', en: 'Zalo', description: 'A message by the official account of the province (ZNS).' },
} as const satisfies ClosedSet;

export type NotificationChannel = keyof typeof NOTIFICATION_CHANNEL;
export const NOTIFICATION_CHANNELS = codesOf(NOTIFICATION_CHANNEL);
