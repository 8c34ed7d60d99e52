import { ApolloClient, ApolloLink, Observable, type FetchResult, type NormalizedCacheObject } from '@apollo/client/core';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { print } from 'graphql';
import { computed, shallowRef, type App } from 'vue';
import { createCache } from './client';
import { GRAPH, type Graph } from './graph';
import type { Session } from './session';

/** Asks the graph for a page that the server renders: always as the anonymous. */
export type Execute = (operation: { operationName: string; query: string; variables: Record<string, unknown> }) => Promise<FetchResult>;

/** Nobody is signed in where a page is rendered: the refresh cookie does not reach pages. */
const visitor = (): Session => ({
  state: computed(() => 'signed-out' as const),
  viewer: shallowRef(null),
  roles: computed(() => []),
  token: () => Promise.resolve(null),
  refresh: () => Promise.resolve(false),
  adopt: () => undefined,
  signOut: () => Promise.resolve(),
  onPersonChanged: () => () => undefined,
  onSignOut: () => () => undefined,
});

/** The connection of a page that is rendered on the server: queries are awaited, streams never begin. `data`: what the browser's cache begins with. */
export function createServerGraph(execute: Execute): Graph & { data(): NormalizedCacheObject } {
  const link = new ApolloLink(
    ({ operationName, query, variables }) =>
      new Observable((observer) => {
        execute({ operationName, query: print(query), variables }).then(
          (result) => {
            observer.next(result);
            observer.complete();
          },
          (cause: unknown) => observer.error(cause),
        );
      }),
  );
  const apollo = new ApolloClient({ ssrMode: true, cache: createCache(), link, defaultOptions: { watchQuery: { errorPolicy: 'none' } } });
  const graph: Graph & { data(): NormalizedCacheObject } = {
    apollo,
    session: visitor(),
    stream: () => () => undefined,
    data: () => apollo.extract(),
    install(app: App) {
      app.provide(GRAPH, graph);
      app.provide(DefaultApolloClient, apollo);
    },
  };
  return graph;
}
