import { isDeepStrictEqual } from 'node:util';

/** One field before and after: codes, ids, times. */
export interface RecordedChange {
  field: string;
  from: unknown;
  to: unknown;
}

/** What differs between two states of the same fields; a new thing has no state before. */
export function changesOf<T extends object>(before: { [K in keyof T]?: unknown } | null, after: T): RecordedChange[] {
  return (Object.keys(after) as (keyof T & string)[])
    .map((field) => ({ field, from: before?.[field] ?? null, to: after[field] ?? null }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
}
