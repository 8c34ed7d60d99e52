/** All times are shown as the province's clock shows them, wherever the browser is. */
const ZONE = 'Asia/Ho_Chi_Minh';
export type Language = 'vi' | 'en';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  weekday: 'short',
  hourCycle: 'h23',
});
const LONG_DAY: Record<Language, Record<string, string>> = {
  vi: { Mon: 'thứ Hai', Tue: 'thứ Ba', Wed: 'thứ Tư', Thu: 'thứ Năm', Fri: 'thứ Sáu', Sat: 'thứ Bảy', Sun: 'Chủ nhật' },
  en: { Mon: 'Mon', Tue: 'Tue', Wed: 'Wed', Thu: 'Thu', Fri: 'Fri', Sat: 'Sat', Sun: 'Sun' },
};
const SHORT_DAY: Record<Language, Record<string, string>> = {
  vi: { Mon: 'T2', Tue: 'T3', Wed: 'T4', Thu: 'T5', Fri: 'T6', Sat: 'T7', Sun: 'CN' },
  en: { Mon: 'Mon', Tue: 'Tue', Wed: 'Wed', Thu: 'Thu', Fri: 'Fri', Sat: 'Sat', Sun: 'Sun' },
};

type Moment = string | number | Date;
interface Wall {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
  weekday: string;
}

/** The province's wall clock at a moment, each part with its leading zero; `weekday` is Mon … Sun. */
export function wallClock(moment: Moment): Wall {
  const wall = {} as Record<string, string>;
  for (const { type, value } of parts.formatToParts(new Date(moment))) wall[type] = value;
  return wall as unknown as Wall;
}

/** 23/11/2026 */
export function formatDate(moment: Moment): string {
  const { day, month, year } = wallClock(moment);
  return `${day}/${month}/${year}`;
}

/** 14:32 */
export function formatTime(moment: Moment): string {
  const { hour, minute } = wallClock(moment);
  return `${hour}:${minute}`;
}

/** 14:32:07 */
export function formatSeconds(moment: Moment): string {
  return `${formatTime(moment)}:${wallClock(moment).second}`;
}

/** 23/11/2026 14:32 */
export function formatDateTime(moment: Moment): string {
  return `${formatDate(moment)} ${formatTime(moment)}`;
}

/** 14:32, thứ Hai 23/11/2026 */
export function formatLong(moment: Moment, language: Language = 'vi'): string {
  return `${formatTime(moment)}, ${LONG_DAY[language][wallClock(moment).weekday]} ${formatDate(moment)}`;
}

/** T2, T3 … CN */
export function formatWeekday(moment: Moment, language: Language = 'vi'): string {
  return SHORT_DAY[language][wallClock(moment).weekday] ?? '';
}

/** The civil day as 2026-11-23: for grouping and comparing days. */
export function dayKey(moment: Moment): string {
  const { year, month, day } = wallClock(moment);
  return `${year}-${month}-${day}`;
}
