import { codesOf, type ClosedSet } from './closed-set.ts';

/** What a useful address is. Lower case: the graph shows these codes as texts. */
export const USEFUL_ADDRESS_KIND = {
  emergency: { vi: 'Số khẩn cấp', en: 'Emergency numbers' },
  authority: { vi: 'Cơ quan nhà nước', en: 'Authorities' },
  police: { vi: 'Công an', en: 'Police' },
  fire: { vi: 'Cứu hỏa, cứu nạn', en: 'Fire and rescue' },
  health: { vi: 'Y tế', en: 'Health' },
  utility: { vi: 'Điện, nước, viễn thông', en: 'Power, water, telecom' },
  tourism: { vi: 'Du lịch', en: 'Tourism' },
  other: { vi: 'Khác', en: 'Other' },
} as const satisfies ClosedSet;

export type UsefulAddressKind = keyof typeof USEFUL_ADDRESS_KIND;
export const USEFUL_ADDRESS_KINDS = codesOf(USEFUL_ADDRESS_KIND);
