import { codesOf, type ClosedSet } from './closed-set.ts';

/** What a reason of the catalogue is given for. */
export const REASON_KIND = {
  REFUSAL: { vi: 'Không tiếp nhận', en: 'Not accepted' },
  RETURN: { vi: 'Chuyển trả', en: 'Handed back' },
  PAUSE: { vi: 'Tạm dừng', en: 'Paused' },
} as const satisfies ClosedSet;

export type ReasonKind = keyof typeof REASON_KIND;
export const REASON_KINDS = codesOf(REASON_KIND);
