import { onBeforeUnmount } from 'vue';

/** What is kept beside the address in the browser's history. */
const KEY = 'worklist';
/** More rows than these are not read again: by then one searches. */
const MOST_ROWS = 500;

interface Kept {
  view: string;
  rows: number;
  top: number;
}
export interface KeptList {
  /** How many rows the list had when this entry of the history was left; 0 when it is a new one. */
  rows(): number;
  /** How far it was scrolled, in px. */
  top(): number;
  keep(change: Partial<Pick<Kept, 'rows' | 'top'>>): void;
}

/**
 * How long a work list was and where one stood in it, kept with this entry of the browser's history: Back from another page, and a reload, find both.
 * @param view what is listed; what was kept of another queue or filter says nothing about this one
 */
export function useKeptList(view: () => string): KeptList {
  let alive = true;
  onBeforeUnmount(() => (alive = false));
  const state = (): Record<string, unknown> => (history.state as Record<string, unknown> | null) ?? {};
  const kept = (): Kept => {
    const found = state()[KEY] as Partial<Kept> | undefined;
    const number = (value: unknown): number => (typeof value === 'number' && value > 0 ? Math.floor(value) : 0);
    return found?.view === view() ? { view: view(), rows: number(found.rows), top: number(found.top) } : { view: view(), rows: 0, top: 0 };
  };
  return {
    rows: () => Math.min(MOST_ROWS, kept().rows),
    top: () => kept().top,
    keep(change) {
      if (alive) history.replaceState({ ...state(), [KEY]: { ...kept(), ...change } }, '');
    },
  };
}
