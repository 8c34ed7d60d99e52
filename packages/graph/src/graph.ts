import type { Language } from '@pakn/vocabulary';
import { inject, watch, type App, type InjectionKey, type Ref } from 'vue';
import { askByHttp } from './ask';
import { createClient, type GraphClient } from './client';
import { SIGNED_IN } from './device-marks';
import { createSession, type Session } from './session';
import type { StreamRequest } from './stream-request';
import type { Streams } from './streams';

/** What streams need is asked for again after so long, where it could not be loaded. */
const LOAD_AGAIN_MS = 5_000;

/** What the shell makes once and every remote injects. Remotes take values, never classes, so their own copy of this package stays small. */
export interface Graph {
  client: GraphClient;
  session: Session;
  /** Runs a resumable subscription; events also update the cache, so that open queries of the same case change by themselves. Answers how to stop. */
  stream<T, V extends object>(request: StreamRequest<T, V>): () => void;
  install(app: App): void;
}

/** Shared by key, not by identity: each remote has its own copy of this package. */
export const GRAPH: InjectionKey<Graph> = Symbol.for('pakn.graph');

/**
 * The connection of a page to the graph.
 * @param origin of the portal, e.g. `https://host`
 * @param language what the reader has chosen: texts that the server makes are in it, and are read again when it changes
 */
export function createGraph({ origin, language }: { origin: string; language: Readonly<Ref<Language>> }): Graph {
  const endpoint = `${origin}/graphql`;
  const session = createSession({ endpoint, fetch: (...call) => fetch(...call), storage: localStorage, now: Date.now });
  const client = createClient(askByHttp({ endpoint, session, language: () => language.value }));
  // What another person was shown must not stay: all is forgotten, and open screens read again with the new rights.
  // Who begins a report without an account has been shown nothing that another might not see.
  session.onPersonChanged((was) => {
    if (was || session.viewer.value !== null) client.reset();
  });
  watch(language, () => client.reset());
  // Signed in or out in another tab: the cookie says who it is now.
  addEventListener('storage', (event) => {
    if (event.key === SIGNED_IN) void session.refresh().catch(() => undefined);
  });
  let streams: Promise<Streams> | undefined;
  const graph: Graph = {
    client,
    session,
    stream(request) {
      let stopped = false;
      let stop: () => void = () => undefined;
      request.onState('connecting');
      const begin = (): void => {
        streams ??= import('./streams').then(({ createStreams }) => createStreams({ endpoint, session, language, client }));
        streams.then(
          (run) => void (stopped || (stop = run(request))),
          () => {
            streams = undefined;
            if (stopped) return;
            request.onState('offline');
            const again = setTimeout(begin, LOAD_AGAIN_MS);
            stop = () => clearTimeout(again);
          },
        );
      };
      begin();
      return () => {
        stopped = true;
        stop();
      };
    },
    install(app) {
      app.provide(GRAPH, graph);
    },
  };
  return graph;
}

/** The page's connection; only inside `setup`. */
export function useGraph(): Graph {
  const graph = inject(GRAPH);
  if (!graph) throw new Error('useGraph() outside the shell: nothing was provided under pakn.graph');
  return graph;
}

/** Who is signed in; only inside `setup`. */
export function useSession(): Session {
  return useGraph().session;
}
