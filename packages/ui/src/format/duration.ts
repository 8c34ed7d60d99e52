import type { Language } from './time';

/**
 * A length of working time: "6 giờ 27 phút", under an hour "48 phút". Days are not used: a working day of 8 hours is no calendar day.
 * @param minutes may be negative (overdue): the sign is dropped
 */
export function formatDuration(minutes: number, language: Language = 'vi'): string {
  const whole = Math.abs(Math.round(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  const [hour, minute] = language === 'vi' ? ['giờ', 'phút'] : ['h', 'min'];
  if (hours === 0) return `${rest} ${minute}`;
  return rest === 0 ? `${hours} ${hour}` : `${hours} ${hour} ${rest} ${minute}`;
}

/** The same for tight places: "6 giờ 27", "48 phút". */
export function formatDurationShort(minutes: number, language: Language = 'vi'): string {
  const whole = Math.abs(Math.round(minutes));
  if (whole < 60) return formatDuration(whole, language);
  const rest = whole % 60;
  if (language === 'en') return formatDuration(whole, language);
  return rest === 0 ? `${Math.floor(whole / 60)} giờ` : `${Math.floor(whole / 60)} giờ ${String(rest).padStart(2, '0')}`;
}
