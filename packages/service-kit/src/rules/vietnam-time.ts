/**
 * Days and hours of Asia/Ho_Chi_Minh. Vietnam keeps UTC+7 all year (no summer time since 1975), so a fixed offset is exact
 * and a thousand times faster than Intl.
 */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
const OFFSET_MS = 7 * HOUR_MS;

/** Number of the local calendar day that an instant (ms since 1970 UTC) falls on: 0 is 1 January 1970. */
export const dayOf = (at: number): number => Math.floor((at + OFFSET_MS) / DAY_MS);

/** The instant at which a local day begins, in ms since 1970 UTC. */
export const startOfDay = (day: number): number => day * DAY_MS - OFFSET_MS;

/** Number of a day → "2026-11-20". */
export const dateText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** "2026-11-20" → number of the day. @throws RangeError on anything that is not a day of the calendar */
export function dayNumber(date: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) throw new RangeError(`Not a date: ${date}`);
  return at / DAY_MS;
}

/** The local day of an instant: "2026-11-20". */
export const vietnamDay = (at: Date): string => dateText(dayOf(at.getTime()));

/** The clock on the wall as a time without a zone, in its UTC fields: what a spreadsheet holds. */
export const wallClock = (at: Date): Date => new Date(at.getTime() + OFFSET_MS);

/** As people read it: "20/11/2026" and "08:30". */
export function dateAndTime(at: Date): { date: string; time: string } {
  const [date = '', time = ''] = wallClock(at).toISOString().split('T');
  return { date: date.split('-').toReversed().join('/'), time: time.slice(0, 5) };
}

/** "20/11/2026 08:30" */
export function vietnamTime(at: Date): string {
  const { date, time } = dateAndTime(at);
  return `${date} ${time}`;
}
