import { codesOf, type ClosedSet } from './closed-set.ts';

/** How often somebody who follows an area is told what happened there (B-21). */
export const DIGEST_FREQUENCY = {
  DAILY: { vi: 'Mỗi ngày', en: 'Every day', description: 'In the morning, when there is news.' },
  WEEKLY: { vi: 'Mỗi tuần', en: 'Every week', description: 'On Monday morning, when there is news.' },
  OFF: { vi: 'Không gửi', en: 'Never', description: 'The area is kept, and nothing is sent.' },
} as const satisfies ClosedSet;

export type DigestFrequency = keyof typeof DIGEST_FREQUENCY;
export const DIGEST_FREQUENCIES = codesOf(DIGEST_FREQUENCY);

/** What is news about a case in a followed area. */
export const AREA_NEWS = {
  NEW: { vi: 'Phản ánh mới', en: 'New report', description: 'It became public.' },
  ANSWERED: { vi: 'Đã trả lời', en: 'Answered', description: 'Its answer was published.' },
} as const satisfies ClosedSet;

export type AreaNews = keyof typeof AREA_NEWS;
export const AREA_NEWS_KINDS = codesOf(AREA_NEWS);
