import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Variant as Kept } from './folders.ts';

/** What an address reads: one of the kept files, or the original of a picture of which something else is served. */
type Variant = Kept | 'original';

/** A signed address lives 10 minutes (spec 05). */
const LIFETIME_S = 600;
/** One in a mail to a reporter who has no account lives 30 days (ADR 0097). */
const MAILED_LIFETIME_S = 30 * 86_400;
/** Ends are whole minutes, so that many viewers of one minute share an address and a cache. */
const STEP_S = 60;

const mac = (key: string, id: string, variant: Variant, ends: number): Buffer =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(`${id}|${variant}|${ends}`).digest();
const pathOf = (id: string, variant: Variant): string => (variant === 'thumb' ? `/files/a/${id}/thumb` : `/files/a/${id}`);

/** The address of a file of a public case: it works as long as the case is public. */
export const publicPath = pathOf;

/** An address that reads the file for ten minutes, whoever has it. */
export const signedPath = (key: string, id: string, variant: Variant, now: Date): string => pathFor(key, id, variant, now, LIFETIME_S);

/** An address for a mail, which is read days later (B-32). */
export const mailedPath = (key: string, id: string, now: Date): string => pathFor(key, id, 'file', now, MAILED_LIFETIME_S);

function pathFor(key: string, id: string, variant: Variant, now: Date, lifetimeS: number): string {
  const ends = Math.ceil((now.getTime() / 1000 + lifetimeS) / STEP_S) * STEP_S;
  return `${pathOf(id, variant)}?e=${ends}&s=${mac(key, id, variant, ends).toString('base64url')}`;
}

/** Whether an address was signed by us and is in time. */
export function isSigned(key: string, id: string, variant: Variant, query: { e?: unknown; s?: unknown }, now: Date): boolean {
  if (typeof query.e !== 'string' || typeof query.s !== 'string' || !/^\d{1,12}$/.test(query.e)) return false;
  const ends = Number(query.e);
  if (ends * 1000 < now.getTime()) return false;
  const given = Buffer.from(query.s, 'base64url');
  const expected = mac(key, id, variant, ends);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
