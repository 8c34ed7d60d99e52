/** What a partner's key may be good for. Source: spec 04. */
export const PARTNER_SCOPES = ['cases:read', 'cases:submit', 'cases:handle', 'stats:read', 'webhooks:manage'] as const;

/**
 * The scopes of a token: those asked for (RFC 6749, separated by spaces) when the key has them all, all of the key's when none is asked. null: invalid_scope.
 */
export function grantedScopes(own: readonly string[], asked: string | undefined): string[] | null {
  const wanted = [...new Set((asked ?? '').split(' ').filter(Boolean))];
  if (wanted.length === 0) return [...own];
  return wanted.every((scope) => own.includes(scope)) ? wanted : null;
}
