import type { Language } from '@pakn/vocabulary';
import type { Ref } from 'vue';
import type { GraphClient } from './client';
import type { StreamRequest } from './stream-request';
import { resumable } from './resumable';
import type { Session } from './session';
import { createSocket } from './socket';

/** Runs one stream; answers how to stop it. */
export type Streams = <T, V extends object>(request: StreamRequest<T, V>) => () => void;

/** The page's streams over its one socket. Loaded with the first of them (graph.ts): a page that nothing changes brings no socket. */
export function createStreams(of: { endpoint: string; session: Session; language: Readonly<Ref<Language>>; client: GraphClient }): Streams {
  const { session, language, client } = of;
  const { transport } = createSocket({ url: of.endpoint.replace(/^http/, 'ws'), session, language });
  return (request) =>
    resumable({
      ...request,
      query: client.textOf(request.document as never),
      variables: request.variables as Record<string, unknown>,
      transport,
      renew: () => session.refresh(),
      onEvent(data) {
        client.take(request.document, request.variables as never, data);
        request.onEvent(data);
      },
    });
}
