import { ApolloClient, ApolloLink, Observable, type FetchResult, type NormalizedCacheObject } from '@apollo/client/core';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { print } from 'graphql';
import { computed, shallowRef, type App } from 'vue';
import { createCache } from './client';
import { requestFailure } from './failure';
import { GRAPH, type Graph } from './graph';
import type { Session } from './session';

/** Asks the graph for a page that the server renders: always as the anonymous. */
export type Execute = (operation: { operationName: string; query: string; variables: Record<string, unknown> }) => Promise<FetchResult>;

/** Nobody is signed in where a page is rendered: the refresh cookie does not reach pages. */
const visitor = (): Session => ({
  state: computed(() => 'signed-out' as const),
  viewer: shallowRef(null),
  anonymous: computed(() => null),
  mayUpload: computed(() => false),
  roles: computed(() => []),
  isExpected: () => false,
  token: () => Promise.resolve(null),
  refresh: () => Promise.resolve(false),
  adopt: () => undefined,
  signOut: () => Promise.resolve(),
  onPersonChanged: () => () => undefined,
  onSignOut: () => () => undefined,
});

interface ServerGraph extends Graph {
  /** What the browser's cache begins with. @throws when something was refused or not answered: such a page is not for everybody */
  data(): NormalizedCacheObject;
  /** Something in what was asked is not valid: the address has brought it. */
  isInvalid(): boolean;
}

/** The connection of a page that is rendered on the server: queries are awaited, streams never begin. */
export function createServerGraph(execute: Execute): ServerGraph {
  let failure: unknown = null;
  const link = new ApolloLink(
    ({ operationName, query, variables }) =>
      new Observable((observer) => {
        execute({ operationName, query: print(query), variables }).then(
          (result) => {
            failure ??= result.errors?.[0] ?? null;
            observer.next(result);
            observer.complete();
          },
          (cause: unknown) => {
            failure ??= cause;
            observer.error(cause);
          },
        );
      }),
  );
  const apollo = new ApolloClient({ ssrMode: true, cache: createCache(), link, defaultOptions: { watchQuery: { errorPolicy: 'none' } } });
  const graph: ServerGraph = {
    apollo,
    session: visitor(),
    stream: () => () => undefined,
    data() {
      if (failure) throw new Error('the graph did not answer all of the page', { cause: failure });
      return apollo.extract();
    },
    isInvalid: () => failure !== null && requestFailure([failure]).kind === 'invalid',
    install(app: App) {
      app.provide(GRAPH, graph);
      app.provide(DefaultApolloClient, apollo);
    },
  };
  return graph;
}
