import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';

/** A place that somebody may mean who types it: what is read of `PlaceSuggestion` of the graph to show it. */
export interface Suggested {
  label: string;
  oldName?: string | null;
}

const ASK_AFTER_MS = 250;
const LEAST_LETTERS = 2;
/** More of an address is not read. */
const MOST_LETTERS = 200;

/** Places that begin as somebody types. A slow or failed answer changes nothing: the field is then a field without suggestions. */
export function useSuggestions<S extends Suggested>(
  suggest: (text: string) => Promise<readonly S[]>,
): {
  found: Readonly<ShallowRef<readonly S[]>>;
  /** What is typed now: only the answer to the last text counts. */
  ask(text: string): void;
  /** What was asked is not wanted any more. */
  drop(): void;
} {
  const found = shallowRef<readonly S[]>([]);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(timer));
  const look = async (typed: string, ask: number): Promise<void> => {
    const places = await suggest(typed).catch(() => []);
    if (ask === asked) found.value = places;
  };
  const drop = (): void => {
    asked += 1;
    found.value = [];
  };
  const ask = (text: string): void => {
    const typed = text.trim().slice(0, MOST_LETTERS);
    const nth = ++asked;
    clearTimeout(timer);
    if (typed.length < LEAST_LETTERS) found.value = [];
    else timer = setTimeout(() => void look(typed, nth), ASK_AFTER_MS);
  };
  return { found, ask, drop };
}
