import type { Identity } from '@pakn/service-kit';
import { isDesk } from '../state/may-see.ts';
import type { Wanted } from './case-stream.ts';

/** The audience keys that an identity listens to; an event goes to who holds one of its keys. */
export function keysOf(identity: Identity): Set<string> {
  const keys = new Set(['public']);
  if (identity.kind === 'OFFICER') {
    if (isDesk(identity)) keys.add('province');
    if (identity.agencyId) keys.add(`agency:${identity.agencyId}`);
  } else if (identity.kind !== 'PARTNER' && identity.sub) keys.add(`reporter:${identity.sub}`);
  return keys;
}

const concernsAny =
  (keys: ReadonlySet<string>): Wanted =>
  (event) =>
    event.audience.some((key) => keys.has(key));

/** What concerns an officer's desk: all of the province's, or the own agency's; not what is merely public. */
export function concernsDesk(identity: Identity): Wanted {
  const keys = keysOf(identity);
  keys.delete('public');
  return concernsAny(keys);
}

/** What this identity may receive of one case. */
export function concernsCase(caseId: string, identity: Identity): Wanted {
  const isConcerned = concernsAny(keysOf(identity));
  return (event) => event.caseId === caseId && isConcerned(event);
}

export const concernsPublic: Wanted = concernsAny(new Set(['public']));
