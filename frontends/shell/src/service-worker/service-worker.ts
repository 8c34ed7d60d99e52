// Answers for pages of this origin, so that what was opened once opens without the network too. What people write and what is theirs never comes here: the graph,
// uploads and their files go past it.
import { CacheableResponsePlugin } from 'workbox-cacheable-response';
import { ExpirationPlugin } from 'workbox-expiration';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkFirst, NetworkOnly } from 'workbox-strategies';
import { KEPT_PAGES } from '../pwa/kept-pages';
import { showPushed } from './push';

declare const self: ServiceWorkerGlobalScope;
/** Of the shell's build. */
declare const __VERSION__: string;

const OFFLINE = '/offline.html';
const OFFLINE_CACHE = `offline-${__VERSION__}`;
/** A page that has not come by then is shown as it was last time. */
const NETWORK_WITHIN_S = 8;
const DAY_S = 86_400;

const good = new CacheableResponsePlugin({ statuses: [200] });
const atMost = (maxEntries: number, days: number): ExpirationPlugin =>
  new ExpirationPlugin({ maxEntries, maxAgeSeconds: days * DAY_S, purgeOnQuotaError: true });
// Pages differ by the language cookie, which a request does not show here; a choice reloads them.
const matchOptions = { ignoreVary: true };

// Addresses of these pages carry tokens: they are not kept.
registerRoute(({ request, url }) => request.mode === 'navigate' && url.pathname.startsWith('/tai-khoan'), new NetworkOnly());
registerRoute(
  ({ request }) => request.mode === 'navigate',
  new NetworkFirst({ cacheName: KEPT_PAGES, networkTimeoutSeconds: NETWORK_WITHIN_S, matchOptions, plugins: [good, atMost(30, 7)] }),
);
/** Files that name others. */
const ENTRIES = /\/(?:remotes\.json|remoteEntry\.js|mf-manifest\.json)$/;
registerRoute(({ url, sameOrigin }) => sameOrigin && ENTRIES.test(url.pathname), new NetworkFirst({ cacheName: 'entries', plugins: [good, atMost(60, 30)] }));
/** Named by a hash of their content: they never change. */
const HASHED = /\/assets\/.*-[\w-]{8,}\.\w+$/;
registerRoute(({ url, sameOrigin }) => sameOrigin && HASHED.test(url.pathname), new CacheFirst({ cacheName: 'files', plugins: [good, atMost(400, 30)] }));

showPushed();

setCatchHandler(async ({ request }) => {
  const page = request instanceof Request && request.mode === 'navigate' ? await caches.match(OFFLINE) : undefined;
  return page ?? Response.error();
});

self.addEventListener('install', (event) => event.waitUntil(caches.open(OFFLINE_CACHE).then((cache) => cache.add(OFFLINE))));
self.addEventListener('activate', (event) => event.waitUntil(dropOld().then(() => self.clients.claim())));
self.addEventListener('message', ({ data }) => {
  // What workbox-window sends when the reader wants the new version.
  if ((data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

async function dropOld(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('offline-') && name !== OFFLINE_CACHE).map((name) => caches.delete(name)));
}
