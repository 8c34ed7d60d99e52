import { onScopeDispose, readonly, shallowRef, type ShallowRef } from 'vue';
import { useGraph } from './graph';
import type { StreamState } from './resumable';
import type { StreamRequest } from './stream-request';

export interface ResumableStream {
  readonly state: Readonly<ShallowRef<StreamState | 'idle'>>;
  /** When something last proved that the screen is current: the connection or an event. */
  readonly lastUpdatedAt: Readonly<ShallowRef<Date | null>>;
  /** Starts, or starts again, after the given `eventCursor`. */
  start(after?: string | null): void;
  stop(): void;
}

/**
 * A subscription that survives lost connections, for a component's life time.
 * @param request everything but the states; `onResync` reads the list again and answers its `eventCursor`
 */
export function useResumable<T, V extends object>(
  request: Omit<StreamRequest<T, V>, 'after' | 'onState' | 'variables'> & { variables: () => Omit<V, 'after'> },
): ResumableStream {
  const graph = useGraph();
  const state = shallowRef<StreamState | 'idle'>('idle');
  const lastUpdatedAt = shallowRef<Date | null>(null);
  let end: () => void = () => undefined;
  const stop = (): void => {
    end();
    end = () => undefined;
    state.value = 'idle';
  };
  onScopeDispose(stop);
  return {
    state: readonly(state) as Readonly<ShallowRef<StreamState | 'idle'>>,
    lastUpdatedAt,
    stop,
    start(after) {
      end();
      end = graph.stream<T, V>({
        ...request,
        variables: request.variables(),
        after,
        onEvent(data) {
          lastUpdatedAt.value = new Date();
          request.onEvent(data);
        },
        onState(next) {
          state.value = next;
          if (next === 'live') lastUpdatedAt.value = new Date();
        },
      });
    },
  };
}
