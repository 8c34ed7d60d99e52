import type { QuietHours } from '@pakn/events';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const VIETNAM_MINUTES = 7 * 60;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** When the quiet hours around an instant end; null outside of them. The first minute is quiet, the last one is not. */
export function quietUntil(at: Date, { from, to }: QuietHours): Date | null {
  const minutes = Math.floor(at.getTime() / MINUTE_MS) + VIETNAM_MINUTES;
  const since = (minutes - minuteOf(from)) % DAY_MINUTES;
  const length = (minuteOf(to) - minuteOf(from) + DAY_MINUTES) % DAY_MINUTES;
  return since < length ? new Date((minutes - since + length - VIETNAM_MINUTES) * MINUTE_MS) : null;
}
