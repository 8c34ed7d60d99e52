import type { Language } from './time';

const LOCALE: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/** 4.381 */
export function formatNumber(value: number, language: Language = 'vi'): string {
  return new Intl.NumberFormat(LOCALE[language]).format(value);
}

/** 94,1% of a ratio between 0 and 1; "–" when nothing was counted. */
export function formatPercent(ratio: number | null | undefined, language: Language = 'vi'): string {
  if (ratio == null) return '–';
  return new Intl.NumberFormat(LOCALE[language], {
    style: 'percent',
    minimumFractionDigits: ratio === 0 || ratio === 1 ? 0 : 1,
    maximumFractionDigits: 1,
  }).format(ratio);
}

/** 2,4 MB; as the server counts: 1 MB = 1024 × 1024 bytes. */
export function formatBytes(bytes: number, language: Language = 'vi'): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  return `${new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: power ? 1 : 0 }).format(bytes / 1024 ** power)} ${units[power]}`;
}
