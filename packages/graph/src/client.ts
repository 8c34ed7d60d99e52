import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable, from, type FetchResult, type NormalizedCacheObject } from '@apollo/client/core';
import { setContext } from '@apollo/client/link/context';
import { onError } from '@apollo/client/link/error';
import { getMainDefinition } from '@apollo/client/utilities';
import type { Language } from '@pakn/vocabulary';
import { isUnauthenticated } from './failure';
import type { Session } from './session';

/** Adds the reader's language, the person's token and, for mutations, an Idempotency-Key; `context.idempotencyKey` sets the key (a draft's own). */
const identify = ({ session, language }: { session: Session; language: () => Language }): ApolloLink =>
  setContext(async ({ query }, previous: { headers?: Record<string, string>; idempotencyKey?: string }) => {
    const headers: Record<string, string> = { 'accept-language': language(), ...previous.headers };
    const token = await session.token();
    if (token) headers.authorization = `Bearer ${token}`;
    const definition = getMainDefinition(query);
    if (definition.kind === 'OperationDefinition' && definition.operation === 'mutation')
      headers['idempotency-key'] = previous.idempotencyKey ?? crypto.randomUUID();
    return { headers };
  });

/** A token that the server no longer takes is renewed once, and the same operation with the same key is sent again. */
const renewOnce = (session: Session): ApolloLink =>
  onError(({ graphQLErrors, networkError, operation, forward }) => {
    if (!isUnauthenticated({ graphQLErrors, networkError }) || operation.getContext().renewed || !session.mayUpload.value) return;
    operation.setContext({ renewed: true });
    return new Observable<FetchResult>((observer) => {
      let inner: { unsubscribe(): void } | undefined;
      session.refresh().then(
        async (renewed) => {
          const { headers } = operation.getContext() as { headers: Record<string, string> };
          if (renewed) operation.setContext({ headers: { ...headers, authorization: `Bearer ${await session.token()}` } });
          inner = forward(operation).subscribe(observer);
        },
        (cause: unknown) => observer.error(cause),
      );
      return () => inner?.unsubscribe();
    });
  });

/** Lists that are paged are merged by the screens (`updateQuery`); the cache only normalises by id, code or slug. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Category: { keyFields: ['code'] },
      Ward: { keyFields: ['code'] },
      Portal: { keyFields: [], merge: true },
      Place: { keyFields: false, merge: true },
      // A stream's event brings a case with fewer fields than an open screen shows: lists are replaced, values of a place kept.
      Case: { fields: { assignments: { merge: false }, attachments: { merge: false }, answers: { merge: false } } },
      Query: { fields: { categories: { merge: false }, wards: { merge: false } } },
    },
  });
}

/** The page's Apollo client over HTTP; streams go by `resumable` over the socket. */
export function createApollo(options: { endpoint: string; session: Session; language: () => Language }): ApolloClient<NormalizedCacheObject> {
  const { endpoint, session } = options;
  return new ApolloClient({
    cache: createCache(),
    link: from([identify(options), renewOnce(session), new HttpLink({ uri: endpoint, credentials: 'same-origin' })]),
    defaultOptions: { watchQuery: { errorPolicy: 'all' }, query: { errorPolicy: 'all' }, mutate: { errorPolicy: 'none' } },
  });
}
