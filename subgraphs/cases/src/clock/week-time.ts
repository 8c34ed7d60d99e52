/** Monday 1 … Sunday 7, of the number of a day; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** "07:30" → minutes after midnight; "24:00" is the end of the day. @throws RangeError */
export function minuteOfDay(time: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!(minutes <= 24 * 60)) throw new RangeError(`Not a time of day: ${time}`);
  return minutes;
}
