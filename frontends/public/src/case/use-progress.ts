import { useGraph } from '@pakn/graph';
import { ON_SERVER } from '@pakn/ui';
import { useDocumentVisibility } from '@vueuse/core';
import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import type { ProgressByCodeQuery } from '../gql/graphql';
import { ProgressByCode } from './case.documents';

/** Nobody is notified of a report by its code alone, so the page looks again: this often, and after failures twice as long each time. */
const LOOK_EVERY_MS = 30_000;
const AT_MOST_MS = 300_000;

/**
 * What is known by a code alone, kept current while somebody sees it. A code that does not exist is asked for once (wrong ones have a budget); a tab in the
 * background asks nothing; what is shown stays when a look fails.
 * @param onSeen after each later look: whether anything is different now
 */
export function useProgress(code: string, onSeen: (changed: boolean) => void) {
  const { client } = useGraph();
  const answer = shallowRef<ProgressByCodeQuery | null>(null);
  const error = shallowRef<unknown>(null);
  const busy = shallowRef(false);
  const seenAt = shallowRef<Date | null>(null);
  const visibility = useDocumentVisibility();
  let failures = 0;
  let lookedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  const wait = (): void => {
    clearTimeout(timer);
    if (over || visibility.value === 'hidden' || !answer.value?.caseProgress) return;
    const pause = Math.min(LOOK_EVERY_MS * 2 ** failures, AT_MOST_MS);
    timer = setTimeout(() => void look(), Math.max(0, lookedAt + pause - Date.now()));
  };
  const look = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    lookedAt = Date.now();
    try {
      const { data } = await client.query(ProgressByCode, { code }, 'network-only');
      if (over) return;
      const before = answer.value;
      answer.value = data;
      error.value = null;
      failures = 0;
      seenAt.value = new Date();
      if (before) onSeen(JSON.stringify(before) !== JSON.stringify(data));
    } catch (reason) {
      error.value = reason;
      failures += 1;
    } finally {
      busy.value = false;
      wait();
    }
  };
  watch(visibility, wait);
  onScopeDispose(() => {
    over = true;
    clearTimeout(timer);
  });
  if (!ON_SERVER) void look();
  return { progress: computed(() => answer.value?.caseProgress ?? null), known: computed(() => answer.value !== null), error, busy, seenAt, look };
}
