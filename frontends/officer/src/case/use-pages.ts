import { requestFailure, useGraph, type RequestFailure, type TypedDocumentNode } from '@pakn/graph';
import { useDebounceFn } from '@vueuse/core';
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { useDesk } from '../desk/desk';

interface Page<N> {
  nodes: readonly N[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}
type PageVariables = { id: string; first: number; after?: string | null };

export interface Pages<N, D> {
  readonly nodes: Readonly<ShallowRef<readonly N[] | null>>;
  readonly first: Readonly<ShallowRef<D | null>>;
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  readonly loading: Ref<boolean>;
  readonly hasMore: ComputedRef<boolean>;
  read(): Promise<void>;
  more(): Promise<void>;
}

const PAGE = 30;
const READ_AGAIN_MS = 150;

/** A list inside a case (history, notes, messages): read page by page, read again when the case changes. */
export function usePages<D, N extends { id: string }>(
  caseId: () => string,
  document: TypedDocumentNode<D, PageVariables>,
  pick: (data: D) => Page<N> | null | undefined,
): Pages<N, D> {
  const { client } = useGraph();
  const desk = useDesk();
  const nodes = shallowRef<readonly N[] | null>(null);
  const first = shallowRef<D | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);
  const next = shallowRef<string | null>(null);
  const loading = ref(false);
  let turn = 0;

  const load = async (after: string | null): Promise<void> => {
    const mine = ++turn;
    loading.value = true;
    try {
      const { data, error } = await client.query(document, { id: caseId(), first: PAGE, after }, 'network-only');
      if (mine !== turn) return;
      const page = pick(data);
      failure.value = page ? null : requestFailure(error);
      if (!page) return;
      const known = after === null ? [] : (nodes.value ?? []);
      nodes.value = [...known, ...page.nodes.filter(({ id }) => !known.some((node) => node.id === id))];
      next.value = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
      if (after === null) first.value = data;
    } catch (error) {
      if (mine === turn) failure.value = requestFailure(error);
    } finally {
      if (mine === turn) loading.value = false;
    }
  };
  const read = (): Promise<void> => load(null);
  const readSoon = useDebounceFn(read, READ_AGAIN_MS);
  desk.onEvent((event) => {
    if (event.caseId === caseId()) void readSoon();
  });
  desk.onActed((id) => {
    if (id === caseId()) void readSoon();
  });
  watch(
    caseId,
    () => {
      nodes.value = null;
      void read();
    },
    { immediate: true },
  );
  return {
    nodes,
    first,
    failure,
    loading,
    hasMore: computed(() => next.value !== null),
    read,
    more: () => (next.value === null ? Promise.resolve() : load(next.value)),
  };
}
