import { wallClock } from '@pakn/ui';

/** A moment as a field of type datetime-local has it, by the province's clock: "2026-11-23T14:32"; nothing for none. */
export function localValue(moment: string | null | undefined): string {
  if (!moment) return '';
  const { year, month, day, hour, minute } = wallClock(moment);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** The moment that such a field names; null for none. */
export const momentOf = (value: string): string | null => (value === '' ? null : `${value}:00+07:00`);
