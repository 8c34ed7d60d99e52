import { nextTask, type Graph } from '@pakn/graph';
import type { App } from 'vue';
import type { Router } from 'vue-router';
import { language } from './language';
import { placeIn, typedIn } from './same-place';

/** A page that is not whole by then takes the place of the server's as it is. */
const WHOLE_WITHIN_MS = 8_000;
/** Stands where something still loads. */
const LOADING = '.sk';

/** The element of the page; with children where the server has sent its content. */
const root = (): HTMLElement => {
  const found = document.getElementById('app');
  if (!found) throw new Error('The page has no #app');
  return found;
};
export const fromServer = (): boolean => root().childElementCount > 0;

/**
 * What the graph answered to the server is not asked again. It was asked in the page's language by the anonymous: for others it is none. Who comes back by the
 * browser's history may have an old page: that is shown, and asked again.
 */
export function takeAnswers({ client, session }: Graph): void {
  const carried = document.querySelector('script#data')?.textContent;
  if (!carried || document.documentElement.lang !== language.value || session.isExpected()) return;
  client.carry(JSON.parse(carried) as object);
}

/**
 * Puts the page that scripts draw in the place of the server's, in one step when it is whole: nothing moves, and the reader keeps the place, the focus, and what
 * was typed or pressed meanwhile. Where the front end cannot be loaded the server's page stays.
 */
export async function enter(app: App, router: Router, { client }: Graph): Promise<void> {
  const served = root();
  if (!fromServer()) return void app.mount(served);
  const drawn = document.createElement('div');
  app.mount(drawn);
  await router.isReady();
  if (router.currentRoute.value.meta.remote) return app.unmount();
  await whole(drawn);
  await nextTask();
  drawn.id = served.id;
  const focused = placeIn(served, document.activeElement);
  const typed = typedIn(served);
  const pressed = pressedBefore(served);
  served.replaceWith(drawn);
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (arrival?.type === 'back_forward') client.readAgain();
  typed.putInto(drawn);
  focused?.(drawn)?.focus({ preventScroll: true });
  pressed?.(drawn)?.click();
}

/** What acts only by scripts and was pressed before they came: index.html has noted it. */
function pressedBefore(served: HTMLElement): ReturnType<typeof placeIn> {
  const { pressed } = document as Document & { pressed?: EventTarget | null };
  return placeIn(served, pressed instanceof Element ? pressed.closest('button[type="button"]') : null);
}

/** Until nothing on it loads any more. */
async function whole(drawn: HTMLElement): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (drawn.childElementCount === 0 || drawn.querySelector(LOADING)) return;
      clearTimeout(limit);
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    const limit = setTimeout(() => {
      observer.disconnect();
      resolve();
    }, WHOLE_WITHIN_MS);
    observer.observe(drawn, { childList: true, subtree: true });
    look();
  });
}
