import { onScopeDispose, ref, watch, type Ref } from 'vue';

const PREFIX = 'pakn.account.';
/** Longer than any code lives; what a tab that was forgotten has kept is of no use any more. */
const KEPT_FOR_MS = 15 * 60_000;

/**
 * A value of a page that a reload does not lose: a phone may throw the page away while its person reads the code in another app. Only this tab sees it, nothing
 * of it stands in an address, and it goes when the page is left or after 15 minutes. Never for a password.
 * @param name of the page and the value
 */
export function useKept<T>(name: string, begin: T): Ref<T> {
  const key = PREFIX + name;
  const value = ref(read<T>(key) ?? begin) as Ref<T>;
  watch(
    value,
    (now) => {
      if (now === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify({ value: now, until: Date.now() + KEPT_FOR_MS }));
    },
    { deep: true },
  );
  onScopeDispose(() => sessionStorage.removeItem(key));
  return value;
}

function read<T>(key: string): T | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as { value: T; until: number } | null;
    return kept && kept.until > Date.now() ? kept.value : null;
  } catch {
    return null;
  }
}
