import type { DigestFrequency } from '@pakn/vocabulary';
import { weekdayOf } from '../clock/week-time.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Việt Nam keeps this distance from UTC all year. */
const OFFSET_MS = 7 * HOUR_MS;
/** In the morning, after the quiet hours that a tenant usually has. */
const AT_HOUR = 7;
const MONDAY = 1;

/** When the next digest is due after this instant: at 7 in the morning of Việt Nam, a weekly one on Monday; null: never. */
export function nextDigest(now: Date, frequency: DigestFrequency): Date | null {
  if (frequency === 'OFF') return null;
  let day = Math.floor((now.getTime() + OFFSET_MS) / DAY_MS);
  const at = (): number => day * DAY_MS + AT_HOUR * HOUR_MS - OFFSET_MS;
  while (at() <= now.getTime() || (frequency === 'WEEKLY' && weekdayOf(day) !== MONDAY)) day++;
  return new Date(at());
}
