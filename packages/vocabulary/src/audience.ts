import { codesOf, type ClosedSet } from './closed-set.ts';

/** For whom a text of the portal is. */
export const AUDIENCE = {
  PUBLIC: { vi: 'Mọi người', en: 'Everybody' },
  OFFICERS: { vi: 'Cán bộ', en: 'Officers', description: 'Nobody else sees it.' },
} as const satisfies ClosedSet;

export type Audience = keyof typeof AUDIENCE;
export const AUDIENCES = codesOf(AUDIENCE);
