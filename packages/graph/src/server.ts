import { computed, shallowRef, type App } from 'vue';
import type { Told } from './ask';
import { createClient } from './client';
import { requestFailure } from './failure';
import { GRAPH, type Graph } from './graph';
import type { Session } from './session';

/** Asks the graph for a page that the server renders: always as the anonymous. */
export type Execute = (operation: { operationName: string; query: string; variables: Record<string, unknown> }) => Promise<Told>;

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
  /** What the browser's client begins with. @throws when something was refused or not answered: such a page is not for everybody */
  data(): object;
  /** Something in what was asked is not valid: the address has brought it. */
  isInvalid(): boolean;
}

/** The connection of a page that is rendered on the server: queries are awaited, streams never begin. */
export function createServerGraph(execute: Execute): ServerGraph {
  let failure: unknown = null;
  const client = createClient(
    async ({ operationName, query, variables }) => {
      try {
        const told = await execute({ operationName, query, variables });
        failure ??= told.errors?.[0] ?? null;
        return told;
      } catch (cause) {
        failure ??= cause;
        throw cause;
      }
    },
    { onServer: true },
  );
  const graph: ServerGraph = {
    client,
    session: visitor(),
    stream: () => () => undefined,
    data() {
      if (failure) throw new Error('the graph did not answer all of the page', { cause: failure });
      return client.answers();
    },
    isInvalid: () => failure !== null && requestFailure([failure]).kind === 'invalid',
    install(app: App) {
      app.provide(GRAPH, graph);
    },
  };
  return graph;
}
