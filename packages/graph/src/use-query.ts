import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { computed, onScopeDispose, onServerPrefetch, ref, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref, type ShallowRef } from 'vue';
import type { Answer, FetchPolicy, Watching } from './client';
import { useGraph } from './graph';

export interface QueryOptions {
  /** Nothing is asked until then. What was answered stays. */
  enabled?: boolean;
  /** `cache-first` where nothing is said. */
  fetchPolicy?: FetchPolicy;
  /** Other variables: what was answered to the ones before stays until the answer is there. */
  keepPreviousResult?: boolean;
}
export interface QueryResult<T, V> {
  readonly result: Readonly<ShallowRef<T | undefined>>;
  /** Why the last answer is missing, or parts of it. */
  readonly error: Readonly<ShallowRef<Error | null>>;
  readonly loading: Readonly<Ref<boolean>>;
  /** Asks again, from the list's beginning; `changed`: with some other variables. Undefined: something else was asked meanwhile. @throws a CombinedError where nothing was answered */
  refetch(changed?: Partial<V>): Promise<{ data: T } | undefined>;
  /** Asks with some other variables, e.g. for the next page, and puts both answers together, now and whenever one of them changes. @throws as `refetch` */
  fetchMore(more: { variables: Partial<V>; updateQuery: (before: T, next: { fetchMoreResult: T }) => T }): Promise<void>;
}

interface Page<T> {
  data: T | undefined;
  watching?: Watching;
  updateQuery: (before: T, next: { fetchMoreResult: T }) => T;
  /** Nobody waits for it any more. */
  dropped(): void;
}

/** Asks the graph as long as the component lives, and again when the variables change. Rendered on the server, the page waits for the answer. */
export function useQuery<T, V extends AnyVariables>(
  document: TypedDocumentNode<T, V>,
  variables?: MaybeRefOrGetter<NoInfer<V> | null>,
  options: MaybeRefOrGetter<QueryOptions> = {},
): QueryResult<T, V> {
  const { client } = useGraph();
  const result = shallowRef<T>();
  const error = shallowRef<Error | null>(null);
  const loading = ref(false);
  const wanted = computed(() => ((toValue(options).enabled ?? true) ? ((toValue(variables) ?? {}) as V) : null));
  let first: Watching | null = null;
  let given: V | null = null;
  let base: T | undefined;
  let pages: Page<T>[] = [];
  let waiting: ((answer: Answer<T> | null) => void)[] = [];

  const show = (): void => {
    if (base === undefined) return;
    result.value = pages.reduce<T>((before, { data, updateQuery }) => (data === undefined ? before : updateQuery(before, { fetchMoreResult: data })), base);
  };
  const dropPages = (): void => {
    const all = pages;
    pages = [];
    for (const { watching, dropped } of all) {
      watching?.stop();
      dropped();
    }
  };
  const settle = (answer: Answer<T> | null): void => {
    const all = waiting;
    waiting = [];
    for (const each of all) each(answer);
  };
  const end = (): void => {
    first?.stop();
    first = null;
    dropPages();
    loading.value = false;
    settle(null);
  };
  const take = (answer: Answer<T>): void => {
    if (answer.data !== undefined) {
      base = answer.data;
      show();
    }
    if (answer.isStale) return;
    error.value = answer.error ?? null;
    loading.value = false;
    settle(answer);
  };
  const begin = (): void => {
    end();
    given = wanted.value;
    if (!given) return;
    const { fetchPolicy = 'cache-first', keepPreviousResult = false } = toValue(options);
    base = undefined;
    if (!keepPreviousResult) result.value = undefined;
    error.value = null;
    loading.value = true;
    first = client.watch(document, given, fetchPolicy, take);
  };
  watch(() => wanted.value && JSON.stringify(wanted.value), begin, { immediate: true });
  onScopeDispose(end);
  const answered = (): Promise<Answer<T> | null> => new Promise((resolve) => waiting.push(resolve));
  onServerPrefetch(async () => void (loading.value && (await answered())));

  return {
    result,
    error,
    loading,
    async refetch(changed) {
      if (!first || !given) return undefined;
      loading.value = true;
      const soon = answered();
      if (changed) {
        given = { ...given, ...changed };
        first.stop();
        first = client.watch(document, given, 'network-only', take);
      } else first.again();
      const answer = await soon;
      if (!answer) return undefined;
      if (answer.data === undefined) throw answer.error ?? new Error('nothing was answered');
      dropPages();
      show();
      return { data: answer.data };
    },
    async fetchMore({ variables: changed, updateQuery }) {
      if (!given) return;
      const next = { ...given, ...changed };
      loading.value = true;
      await new Promise<void>((resolve, reject) => {
        const page: Page<T> = { data: undefined, updateQuery, dropped: resolve };
        pages.push(page);
        page.watching = client.watch(document, next, 'network-only', (answer) => {
          if (answer.isStale) return;
          if (answer.data === undefined && page.data !== undefined) return; // what was read stays
          loading.value = false;
          if (answer.data === undefined) {
            pages = pages.filter((each) => each !== page);
            page.watching?.stop();
            return reject(answer.error ?? new Error('nothing was answered'));
          }
          page.data = answer.data;
          show();
          resolve();
        });
      });
    },
  };
}
