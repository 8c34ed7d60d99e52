import { requestFailure } from '@pakn/graph';
import { useServerHead } from '@pakn/ui';
import { computed, watch, type ComputedRef, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { afterLost, PLACE } from './list-place';

interface ListPlace {
  /** The cursor that the page begins after; null: the list's beginning. */
  after: ComputedRef<string | null>;
  /** The address names a place that the list does not have: it is shown from its beginning. */
  isLost: ComputedRef<boolean>;
  /** Where the list begins; null where it does so here. */
  start: ComputedRef<string | null>;
  /** The address of the page after a cursor; null for none. */
  next(cursor: string | null | undefined): string | null;
  /** `error`: what the list's query fails with. A cursor that the graph refuses is taken out of the address. */
  leaveWhenRefused(error: Ref<unknown>): void;
}

/**
 * Where in a list its address stands, so that it can be read on without scripts. Only the first page is for search engines: what stands on the others moves with
 * every new row.
 */
export function useListPlace(): ListPlace {
  const route = useRoute();
  const router = useRouter();
  const named = computed(() => (typeof route.query[PLACE] === 'string' ? route.query[PLACE] : null));
  const after = computed(() => named.value || null);
  const to = (place: string | undefined): string => router.resolve({ path: route.path, query: { ...route.query, [PLACE]: place } }).href;
  useServerHead(() => (named.value === null ? {} : { hidden: true }));
  return {
    after,
    isLost: computed(() => named.value === ''),
    start: computed(() => (named.value === null ? null : to(undefined))),
    next: (cursor) => (cursor ? to(cursor) : null),
    leaveWhenRefused: (error) =>
      watch(error, (failed) => {
        if (failed && after.value && requestFailure(failed).kind === 'invalid') void router.replace(afterLost(route));
      }),
  };
}
