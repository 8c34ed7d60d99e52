import type { QuietHours } from '@pakn/events';
import { DAY_MS, MINUTE_MS, dayOf, startOfDay } from '@pakn/service-kit/rules';

const DAY_MINUTES = DAY_MS / MINUTE_MS;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** When the quiet hours around an instant end; null outside of them. The first minute is quiet, the last one is not. */
export function quietUntil(at: Date, { from, to }: QuietHours): Date | null {
  const midnight = startOfDay(dayOf(at.getTime()));
  const minute = Math.floor((at.getTime() - midnight) / MINUTE_MS);
  const since = (minute - minuteOf(from) + DAY_MINUTES) % DAY_MINUTES;
  const length = (minuteOf(to) - minuteOf(from) + DAY_MINUTES) % DAY_MINUTES;
  return since < length ? new Date(midnight + (minute - since + length) * MINUTE_MS) : null;
}
