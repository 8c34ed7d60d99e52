declare const self: ServiceWorkerGlobalScope;

/** What accounts sends (subgraphs/accounts/src/message/push): encrypted for this browser. */
interface Pushed {
  id: string;
  title: string;
  body: string;
  url: string;
}

/** A message that comes twice replaces itself. */
const show = ({ id, title, body, url }: Pushed): Promise<void> =>
  self.registration.showNotification(title, { body, tag: id, data: { url }, icon: '/made/icon-192.png', badge: '/made/icon-192.png' });

/** A window that shows it already comes to the front; no other one is led away from what somebody writes there. */
async function open(address: string): Promise<void> {
  const url = new URL(address, self.location.origin);
  if (url.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shown = windows.find((window) => new URL(window.url).pathname === url.pathname);
  if (shown) await shown.focus();
  else await self.clients.openWindow(url.href);
}

/** Shows what is pushed, and opens its case on a click. */
export function showPushed(): void {
  self.addEventListener('push', (event) => {
    const pushed = event.data?.json() as Pushed | undefined;
    if (pushed) event.waitUntil(show(pushed));
  });
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(open((event.notification.data as { url?: string } | null)?.url ?? '/tai-khoan/thong-bao'));
  });
}
