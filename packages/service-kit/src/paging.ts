import { badInput } from './faults.ts';
import { isId } from './rules/is-id.ts';

/** As large as a page of a list may be. */
const PAGE_MOST = 100;

/** `first` of a connection. @throws BAD_USER_INPUT outside 1..100 */
export function pageSize(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > PAGE_MOST) throw badInput(`first must be between 1 and ${PAGE_MOST}.`);
  return first;
}

/** A value of a list's sort key. */
type KeyValue = string | number;
/** RFC 3339 in UTC, of a day that there is; PostgreSQL knows no year 0. */
const TIME = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

/** What the parts of a sort key may be: a cursor comes from outside, and only what can be compared reaches the database. */
const PARTS = {
  id: (value: KeyValue) => typeof value === 'string' && isId(value),
  /** Or PostgreSQL's word for what has no time. */
  time: (value: KeyValue) => value === 'infinity' || (typeof value === 'string' && isTime(value)),
  number: (value: KeyValue) => Number.isSafeInteger(value),
  text: (value: KeyValue) => typeof value === 'string',
};
type KeyPart = keyof typeof PARTS;
/** What a part is read as. */
type Read<P extends KeyPart> = P extends 'number' ? number : string;

function isTime(value: string): boolean {
  const at = TIME.test(value) ? Date.parse(value) : Number.NaN;
  // The 30th of February is read as the 2nd of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value.slice(0, 10));
}

/** An opaque keyset cursor: the sort key of the last row of a page. */
export const encodeCursor = (key: readonly KeyValue[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The sort key in the cursor of a page, null at the beginning.
 * @param parts what the key of this list is made of, in its order
 * @throws BAD_USER_INPUT for what is no cursor of this list
 */
export function keyAfter<const P extends readonly KeyPart[]>(after: string | null | undefined, parts: P): { [I in keyof P]: Read<P[I]> } | null {
  if (after === null || after === undefined) return null;
  const key = parsed(after);
  if (!Array.isArray(key) || key.length !== parts.length || !parts.every((part, i) => PARTS[part](key[i] as KeyValue)))
    throw badInput('after is not a cursor of this list.');
  return key as { [I in keyof P]: Read<P[I]> };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}
