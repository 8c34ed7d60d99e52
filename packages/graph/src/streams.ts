import type { ApolloClient, NormalizedCacheObject } from '@apollo/client/core';
import type { Language } from '@pakn/vocabulary';
import { print } from 'graphql';
import type { Ref } from 'vue';
import type { StreamRequest } from './stream-request';
import { resumable } from './resumable';
import type { Session } from './session';
import { createSocket } from './socket';

/** Runs one stream; answers how to stop it. */
export type Streams = <T, V extends object>(request: StreamRequest<T, V>) => () => void;

/** The page's streams over its one socket. Loaded with the first of them (graph.ts): a page that nothing changes brings no socket. */
export function createStreams(of: {
  endpoint: string;
  session: Session;
  language: Readonly<Ref<Language>>;
  apollo: ApolloClient<NormalizedCacheObject>;
}): Streams {
  const { session, language, apollo } = of;
  const { transport } = createSocket({ url: of.endpoint.replace(/^http/, 'ws'), session, language });
  return (request) => {
    const document = apollo.cache.transformDocument(request.document);
    return resumable({
      ...request,
      query: print(document),
      variables: request.variables as Record<string, unknown>,
      transport,
      renew: () => session.refresh(),
      onEvent(data) {
        apollo.cache.write({ result: data as never, dataId: 'ROOT_SUBSCRIPTION', query: document, variables: request.variables });
        request.onEvent(data);
      },
    });
  };
}
