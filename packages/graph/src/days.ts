/** First and last day of a period, civil days of the province: "2026-11-20"; "" where it has no end. */
export interface Days {
  from: string;
  to: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 3600_000;
/** A day that the calendar has: "2026-02-31" is none. */
const isDay = (text: string): boolean => {
  const midnight = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
};

/** What stands in an address for a day; "" when it is none. */
export const readDay = (value: unknown): string => (typeof value === 'string' && isDay(value) ? value : '');

/** Days of this form sort like text. A period with one open end is never wrong. */
export const endsBeforeItBegins = ({ from, to }: Days): boolean => from !== '' && to !== '' && from > to;

/** Both days count whole: `to` is the midnight after its last day, in the province's time. */
export const instantsOf = ({ from, to }: Days): { from?: string; to?: string } => ({
  ...(from && { from: `${from}T00:00:00+07:00` }),
  ...(to && { to: new Date(Date.parse(`${to}T00:00:00+07:00`) + DAY_MS).toISOString() }),
});
