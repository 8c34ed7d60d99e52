import { onBeforeUnmount } from 'vue';

/** What the map shows: its middle, how near, and the report that is chosen. */
export interface KeptView {
  lon: number;
  lat: number;
  zoom: number;
  selected: string | null;
}
const KEY = 'mapView';

/** The view, kept with this entry of the browser's history: Back from a report finds it again, a reload too. Not in the address: that names a search. */
export function useKeptView(): { kept(): KeptView | null; keep(view: KeptView): void } {
  let alive = true;
  onBeforeUnmount(() => (alive = false));
  const state = (): Record<string, unknown> => (history.state as Record<string, unknown> | null) ?? {};
  return {
    kept: () => (state()[KEY] as KeptView | undefined) ?? null,
    keep(view) {
      if (alive) history.replaceState({ ...state(), [KEY]: view }, '');
    },
  };
}
