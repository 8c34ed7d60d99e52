import { createHash } from 'node:crypto';
import { DomainError } from './rules/domain-error.ts';

/**
 * What an idempotency key means, in every subgraph: it belongs to one person and one content. The same key with the same content answers what the first
 * call did; with other content it is KEY_REUSED, and nothing is changed. A call that was refused or failed has done nothing, so its key is still free for other content.
 */

/** SHA-256 (base64url) of what was asked: the order of names in an object does not count, what is undefined is left out. */
export const fingerprintOf = (...asked: unknown[]): string => createHash('sha256').update(JSON.stringify(asked, inOrder)).digest('base64url');

const inOrder = (_name: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/**
 * The call of a key that was used before: its first answer may be given again.
 * @param first the fingerprint of the first call, and the case that it was about
 * @throws KEY_REUSED with that case when something else is asked now
 */
export function refuseOtherContent(first: { fingerprint: string; caseId?: string }, fingerprint: string): void {
  if (first.fingerprint !== fingerprint) throw new DomainError('KEY_REUSED', first.caseId === undefined ? {} : { caseId: first.caseId });
}
