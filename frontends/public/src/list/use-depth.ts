import { ON_SERVER } from '@pakn/ui';
import { onBeforeUnmount } from 'vue';

/** Rows of one page. */
export const PAGE = 20;
/** The graph answers so many at once. */
const MOST = 100;

/** What a list keeps in the browser's history beside the address. */
const KEY = 'listed';

/**
 * How many rows a list shows, kept with this entry of the browser's history: Back finds as many again, in one request, and a reload too. More than a hundred
 * are read to the hundredth; "Xem thêm" goes on from there.
 */
export function useDepth(): { first(): number; keep(rows: number): void } {
  let alive = true;
  onBeforeUnmount(() => (alive = false));
  const state = (): Record<string, unknown> => (ON_SERVER ? {} : ((history.state as Record<string, unknown> | null) ?? {}));
  return {
    first() {
      const kept = Number(state()[KEY] ?? PAGE);
      return Math.min(MOST, Math.max(PAGE, Number.isInteger(kept) ? kept : PAGE));
    },
    keep(rows) {
      if (alive && rows > PAGE) history.replaceState({ ...state(), [KEY]: rows }, '');
    },
  };
}
