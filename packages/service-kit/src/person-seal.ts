import { openSeal, seal } from './sealed.ts';

/** How much of a person the viewer may read: cases decides, accounts renders. */
export type PersonView = 'FULL' | 'MASKED' | 'NONE';

/**
 * What `Case.reporterRef` and `HistoryEntry.actorRef` carry from cases to accounts: which account, in which case, how much of it, for whom, when.
 * `account` null is the system; `viewer` is the subject who asked ('' for the public).
 */
export interface PersonReference {
  account: string | null;
  case: string;
  view: PersonView;
  viewer: string;
}

const LIFETIME_MINUTES = 2;

/** The reference as an opaque text, good for `LIFETIME_MINUTES`. `key`: that of cases and accounts; `now` in milliseconds. */
export const sealPerson = (key: string, reference: PersonReference, now: number = Date.now()): string =>
  seal(key, { ...reference, minute: Math.floor(now / 60_000) });

/** The reference, or null when it was forged, is older than two minutes, or is another thing that was sealed with this key (a challenge has no minute). */
export function openPersonSeal(key: string, sealed: string, now: number = Date.now()): PersonReference | null {
  const opened = openSeal<PersonReference & { minute: number }>(key, sealed);
  return opened && Math.abs(Math.floor(now / 60_000) - opened.minute) <= LIFETIME_MINUTES ? opened : null;
}
