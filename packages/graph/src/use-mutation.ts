import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { computed, ref, type ComputedRef } from 'vue';
import { useGraph } from './graph';

export interface Mutation<T, V> {
  /** @param options `idempotencyKey`: the same for every try of one change. @throws a CombinedError, also where only a part failed */
  mutate(variables: V, options?: { idempotencyKey?: string }): Promise<{ data: T }>;
  readonly loading: ComputedRef<boolean>;
}

/** Changes something by the graph. What is answered changes on all that is open. */
export function useMutation<T, V extends AnyVariables>(document: TypedDocumentNode<T, V>): Mutation<T, V> {
  const { client } = useGraph();
  const underWay = ref(0);
  return {
    loading: computed(() => underWay.value > 0),
    async mutate(variables, { idempotencyKey } = {}) {
      underWay.value += 1;
      try {
        return { data: await client.mutate(document, variables, idempotencyKey) };
      } finally {
        underWay.value -= 1;
      }
    },
  };
}
