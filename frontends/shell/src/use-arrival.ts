import { ON_SERVER } from '@pakn/ui';
import { watchEffect, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';

/** A page that shows no heading by then keeps the focus where it was. */
const HEADING_WITHIN_MS = 5_000;

/**
 * What a page load does by itself and a router does not: the new title ("Trang – Hệ thống") and the focus on the new page's `h1`, which screen readers then read.
 * A route names its title by `meta.title` (a message key); a page with a title of its own sets `document.title` through `usePageTitle` of the kit.
 */
export function useArrival(main: Ref<HTMLElement | null>): void {
  const router = useRouter();
  const route = useRoute();
  const { t, te, locale } = useI18n();
  watchEffect(() => {
    const key = route.meta.title;
    void locale.value;
    if (ON_SERVER) return;
    document.title = typeof key === 'string' && te(key) ? `${t(key)} – ${t('shell.system')}` : t('shell.system');
  });
  let stopLooking: () => void = () => undefined;
  router.afterEach((to, from, failure) => {
    stopLooking();
    if (failure || from.matched.length === 0 || to.path === from.path || from.meta.remote) return;
    const old = main.value?.querySelector('h1');
    stopLooking = whenHeading(main, old ?? null, (heading) => {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    });
  });
}

/** Waits for a heading that is not the old page's. */
function whenHeading(main: Ref<HTMLElement | null>, old: Element | null, found: (heading: HTMLElement) => void): () => void {
  const root = main.value;
  if (!root) return () => undefined;
  const look = (): void => {
    const heading = root.querySelector('h1');
    if (!heading || (heading === old && old.isConnected)) return;
    stop();
    found(heading);
  };
  const observer = new MutationObserver(look);
  const limit = setTimeout(() => observer.disconnect(), HEADING_WITHIN_MS);
  const stop = (): void => {
    clearTimeout(limit);
    observer.disconnect();
  };
  observer.observe(root, { childList: true, subtree: true });
  look();
  return stop;
}
