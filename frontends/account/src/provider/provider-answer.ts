import type { LocationQuery } from 'vue-router';

/** What a provider sent the browser back with: an answer for the server, a sign-in that its person stopped, or nothing that can be used. */
export type ProviderAnswer = { code: string; state: string; iss: string | null } | 'cancelled' | 'failed' | null;

/** Errors by which a provider says that its person said no (RFC 6749 4.1.2.1, OpenID Connect 3.1.2.6). */
const STOPPED = new Set(['access_denied', 'login_required', 'consent_required', 'interaction_required', 'account_selection_required']);

/** Reads the address of the page that takes answers; null: somebody opened the page by hand. */
export function providerAnswer({ code, state, iss, error }: LocationQuery): ProviderAnswer {
  if (typeof error === 'string') return STOPPED.has(error) ? 'cancelled' : 'failed';
  if (typeof code !== 'string' || typeof state !== 'string') return null;
  return { code, state, iss: typeof iss === 'string' ? iss : null };
}
