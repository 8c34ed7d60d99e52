import { nextTask } from '@pakn/graph';
import { createRouter, createWebHistory, START_LOCATION, type Router } from 'vue-router';
import { addTexts } from './language';
import NotFound from './NotFound.vue';
import RemoteFallback from './RemoteFallback.vue';
import { forgetScroll, whenLongEnough } from './scroll-back';
import { loadPart, type Remote, type RemoteRoutes } from './remotes';

/** `/` → `/`, `/ban-do` → `/ban-do`: everything at and below a remote's path. */
const below = (path: string): string => `${path === '/' ? '' : path}/:rest(.*)*`;

/**
 * The routes begin as one placeholder per remote. Going there loads the remote, puts its own routes in the placeholder's place and goes on;
 * if that fails the placeholder shows the fallback, and the other remotes go on. `drawn`: there is a page already, which may have been scrolled.
 */
export function createPortalRouter(remotes: readonly Remote[], { drawn = false } = {}): Router {
  const layoutOf = (remote: Remote) => ({ layout: remote.layout ?? 'portal' });
  const router = createRouter({
    history: createWebHistory(),
    scrollBehavior(to, from, saved) {
      // The browser is where it begins; even to ask for the place would draw the page at once.
      if (from === START_LOCATION && !to.hash && !saved) return false;
      if (drawn && from === START_LOCATION && window.scrollY > 0) return false;
      if (saved) return whenLongEnough(saved);
      forgetScroll();
      return to.hash ? { el: to.hash } : { top: 0 };
    },
    routes: remotes.map((remote) => ({
      path: below(remote.path),
      name: `load-${remote.name}`,
      component: RemoteFallback,
      meta: { remote: remote.name, ...layoutOf(remote) },
    })),
  });
  router.beforeEach(async (to) => {
    const remote = remotes.find(({ name }) => name === to.meta.remote);
    if (!remote) return true;
    try {
      const { routes, messages } = (await loadPart<{ default: RemoteRoutes }>(`${remote.name}/routes`)).default;
      await addTexts(messages);
      router.removeRoute(`load-${remote.name}`);
      await nextTask();
      for (const route of routes) router.addRoute({ ...route, meta: { ...layoutOf(remote), ...route.meta } });
      router.addRoute({ path: below(remote.path), component: NotFound, meta: layoutOf(remote) });
      return { path: to.path, query: to.query, hash: to.hash, replace: true };
    } catch (error) {
      console.error(`[shell] the remote ${remote.name} failed`, error);
      return true;
    }
  });
  return router;
}
