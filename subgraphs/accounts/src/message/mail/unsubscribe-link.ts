import { NOTIFICATION_KIND, isCodeOf, type NotificationKind } from '@pakn/vocabulary';
import type { Ciphers } from '../../account/ciphers.ts';

/** Where mails of a kind are ended without a sign-in. */
export const UNSUBSCRIBE_PATH = '/ngung-email';

export interface Unsubscribing {
  accountId: string;
  kind: NotificationKind;
}

/** The link in the foot of a mail: whose and which kind is sealed, so that the address tells nobody who it is and cannot be made up. It does not end. */
export const unsubscribeLink = (ciphers: Ciphers, origin: string, { accountId, kind }: Unsubscribing): string =>
  `${origin}${UNSUBSCRIBE_PATH}/${ciphers.encrypt('unsubscribe', `${kind} ${accountId}`).toString('base64url')}`;

/** Reads the last part of such a link; null when it was not made here. */
export function readUnsubscribe(ciphers: Ciphers, token: string): Unsubscribing | null {
  try {
    const sealed = Buffer.from(token, 'base64url');
    // One link has one form.
    if (sealed.toString('base64url') !== token) return null;
    const [kind, accountId] = ciphers.decrypt('unsubscribe', sealed).split(' ');
    return accountId && isCodeOf(NOTIFICATION_KIND, kind) ? { kind, accountId } : null;
  } catch {
    return null;
  }
}
