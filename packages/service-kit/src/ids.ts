import { uuidv7 } from 'uuidv7';

/** A new opaque id: UUIDv7, so that rows of one time lie together. */
export const newId = (): string => uuidv7();

/** An opaque keyset cursor: the sort key of the last row. */
export const encodeCursor = (key: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The sort key in a cursor, or null when it is none of ours. */
export function decodeCursor(cursor: string): (string | number | null)[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(key) && key.every((part) => part === null || typeof part === 'string' || typeof part === 'number')
      ? (key as (string | number | null)[])
      : null;
  } catch {
    return null;
  }
}
