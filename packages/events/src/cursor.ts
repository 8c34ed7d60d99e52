/** A place in the log: everything up to and including it was seen. Opaque to whoever is not the log. */
export interface Cursor {
  era: number;
  /** Transaction id, a decimal text (xid8 does not fit a double for ever). */
  x: string;
  id: number;
}

/** Before the first event. */
export const BEGINNING: Cursor = { era: 0, x: '0', id: 0 };

/** The cursor as clients and headers carry it: base64url, read back by `readCursor`. */
export const cursorText = (cursor: Cursor): string => Buffer.from(`${cursor.era}.${cursor.x}.${cursor.id}`).toString('base64url');

/** The cursor in a text, or null when it is none. */
export function readCursor(text: string): Cursor | null {
  const match = /^(\d{1,9})\.(\d{1,20})\.(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString());
  return match ? { era: Number(match[1]), x: match[2] as string, id: Number(match[3]) } : null;
}

/** Negative when a is before b in the log's order (era, x, id). */
export function compareCursors(a: Cursor, b: Cursor): number {
  if (a.era !== b.era) return a.era - b.era;
  const x = BigInt(a.x) - BigInt(b.x);
  if (x !== 0n) return x < 0n ? -1 : 1;
  return a.id - b.id;
}
