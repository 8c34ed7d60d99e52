/** Office hours of a week: weekday 1 (Monday) to 7, times as "07:30"; a later `validFrom` replaces all of an earlier one. */
export interface WorkingPeriod {
  weekday: number;
  from: string;
  to: string;
  validFrom: string;
}
/** A day that differs from its weekday; `unconfirmed` ones are not in force. */
export interface CalendarDay {
  date: string;
  working: boolean;
  status: string;
}

export interface WorkingTime {
  /** Working minutes from one moment to the other; negative when `to` is earlier. */
  minutesBetween(from: number, to: number): number;
  /** When `minutes` of working time have passed since `from`; null beyond the known calendar. */
  add(from: number, minutes: number): number | null;
  /** The moment itself inside working time, else the next opening: nobody is reminded at closing time. */
  opening(at: number): number | null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** The province's clock has no summer time. */
const OFFSET_MS = 7 * 60 * MINUTE_MS;
/** So far ahead a deadline is looked for. */
const DAYS_AHEAD = 730;

/** The province's working time, for countdowns and previews on the screen; what counts is the server's clock. */
export function workingTime(periods: readonly WorkingPeriod[], days: readonly CalendarDay[]): WorkingTime {
  const exceptions = new Map(days.filter(({ status }) => status !== 'unconfirmed').map(({ date, working }) => [date, working]));
  const sets = [...new Set(periods.map(({ validFrom }) => validFrom))].sort();
  const known = new Map<number, [number, number][]>();

  const hoursOf = (day: number): [number, number][] => {
    const found = known.get(day);
    if (found) return found;
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    const set = sets.findLast((validFrom) => validFrom <= date);
    const ofWeekday = (weekday: number): [number, number][] =>
      periods
        .filter((period) => period.validFrom === set && period.weekday === weekday)
        .map(({ from, to }): [number, number] => [minutes(from), minutes(to)])
        .sort((a, b) => a[0] - b[0]);
    const weekday = ((day + 3) % 7) + 1;
    const exception = exceptions.get(date);
    const usual = ofWeekday(weekday);
    // A make-up working day on a weekday without hours keeps Monday's.
    const hours = exception === false ? [] : exception === true && usual.length === 0 ? ofWeekday(1) : usual;
    known.set(day, hours);
    return hours;
  };

  const forward = (from: number, to: number): number => {
    let sum = 0;
    for (let day = Math.floor((from + OFFSET_MS) / DAY_MS); day <= Math.floor((to + OFFSET_MS) / DAY_MS); day += 1) {
      const midnight = day * DAY_MS - OFFSET_MS;
      for (const [begin, end] of hoursOf(day)) sum += Math.max(0, Math.min(to, midnight + end * MINUTE_MS) - Math.max(from, midnight + begin * MINUTE_MS));
    }
    return Math.floor(sum / MINUTE_MS);
  };

  const opening = (at: number): number | null => {
    const first = Math.floor((at + OFFSET_MS) / DAY_MS);
    for (let day = first; day <= first + DAYS_AHEAD; day += 1) {
      const midnight = day * DAY_MS - OFFSET_MS;
      for (const [begin, end] of hoursOf(day)) if (at < midnight + end * MINUTE_MS) return Math.max(at, midnight + begin * MINUTE_MS);
    }
    return null;
  };

  return {
    opening,
    minutesBetween: (from, to) => (to >= from ? forward(from, to) : -forward(to, from)),
    add(from, amount) {
      let rest = amount * MINUTE_MS;
      const first = Math.floor((from + OFFSET_MS) / DAY_MS);
      for (let day = first; day <= first + DAYS_AHEAD; day += 1) {
        const midnight = day * DAY_MS - OFFSET_MS;
        for (const [begin, end] of hoursOf(day)) {
          const start = Math.max(from, midnight + begin * MINUTE_MS);
          const room = midnight + end * MINUTE_MS - start;
          if (room < 0) continue;
          if (rest <= room) return start + rest;
          rest -= room;
        }
      }
      return null;
    },
  };
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
