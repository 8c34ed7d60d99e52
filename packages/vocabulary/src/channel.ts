import { codesOf, type ClosedSet } from './closed-set.ts';

/** Hình thức tiếp nhận: how a report reached the province. */
export const CHANNEL = {
  WEB: { vi: 'Cổng web', en: 'Web portal' },
  APP: { vi: 'Ứng dụng di động', en: 'Mobile app' },
  HOTLINE: { vi: 'Tổng đài', en: 'Hotline' },
  EMAIL: { vi: 'Thư điện tử', en: 'E-mail' },
  CHATBOT: { vi: 'Trao đổi trực tuyến', en: 'Online chat', description: 'The chat assistant, or an adviser in the chat.' },
  ZALO: { vi: 'Zalo', en: 'Zalo' },
  IN_PERSON: { vi: 'Tiếp nhận trực tiếp', en: 'In person' },
  SMS: { vi: 'Tin nhắn', en: 'Text message' },
  NATIONAL_PORTAL: { vi: 'Cổng Dịch vụ công quốc gia', en: 'National portal' },
  PARTNER: { vi: 'Đơn vị đối tác', en: 'Partner agency', description: "A partner's system, through the graph." },
} as const satisfies ClosedSet;

export type Channel = keyof typeof CHANNEL;
export const CHANNELS = codesOf(CHANNEL);
