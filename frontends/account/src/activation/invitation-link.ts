/** Where an invitation waits while its page is open: a phone may close the page while the officer reads the code in another app. Only this tab sees it. */
const KEPT_AS = 'pakn.invitation';

/**
 * The one-time token of an invitation's link (`#token=…`, which no server sees). Links of older messages have it in the query.
 * @returns null when the link is not whole
 */
export function tokenIn({ hash, query }: { hash: string; query: Record<string, unknown> }): string | null {
  const given = new URLSearchParams(hash.slice(1)).get('token') ?? query.token;
  return typeof given === 'string' ? (/^[\w-]+/.exec(given)?.[0] ?? null) : null;
}

/** The token that this tab works with. */
export const keptToken = {
  read: (): string | null => sessionStorage.getItem(KEPT_AS),
  write: (token: string): void => sessionStorage.setItem(KEPT_AS, token),
  forget: (): void => sessionStorage.removeItem(KEPT_AS),
};
