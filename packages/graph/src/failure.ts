/** Why a request brought nothing; the message key is `ui.failure.<kind>`. */
export type FailureKind = 'network' | 'unauthenticated' | 'forbidden' | 'not-found' | 'invalid' | 'busy' | 'unavailable' | 'server';

/** A fault as a person may see it: a kind with a translated text, and the request id that support can look up. */
export interface RequestFailure {
  kind: FailureKind;
  requestId: string | null;
}

const KINDS: Record<string, FailureKind> = {
  UNAUTHENTICATED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not-found',
  BAD_USER_INPUT: 'invalid',
  RATE_LIMITED: 'busy',
  QUERY_TOO_COSTLY: 'busy',
  SERVICE_DOWN: 'unavailable',
};

const ofStatus = (status: number | undefined): FailureKind => (status === 429 ? 'busy' : status === 503 ? 'unavailable' : status ? 'server' : 'network');

interface ErrorLike {
  graphQLErrors?: readonly { extensions?: Record<string, unknown> }[];
  networkError?: { status?: number } | null;
}

/**
 * Reads any error of a query, a mutation or a stream.
 * @param error a CombinedError, a GraphQL error list, or whatever was thrown
 */
export function requestFailure(error: unknown): RequestFailure {
  const { graphQLErrors, networkError } = (error ?? {}) as ErrorLike;
  const list = Array.isArray(error) ? (error as { extensions?: Record<string, unknown> }[]) : (graphQLErrors ?? []);
  const extensions = list[0]?.extensions;
  if (extensions) {
    return { kind: KINDS[String(extensions.code)] ?? 'server', requestId: typeof extensions.requestId === 'string' ? extensions.requestId : null };
  }
  if (networkError) return { kind: ofStatus(networkError.status), requestId: null };
  return { kind: 'server', requestId: null };
}

/** True when the server said that nobody is signed in (any more). */
export function isUnauthenticated(error: unknown): boolean {
  return requestFailure(error).kind === 'unauthenticated';
}
