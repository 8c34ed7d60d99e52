import { KEPT_PAGES } from './pwa/kept-pages';

/** Names of what belongs to a person on this device begin so; choices of the device itself (theme, language) do not. */
const DATABASE = 'pakn-';
const ASIDE = 'pakn.report';

/** Empties the drafts and files that wait on this device, what says which pages were opened, and what the browser would still be notified of. The stores stay: a page that is open goes on with empty ones. */
export async function forgetPerson(): Promise<void> {
  for (const key of Object.keys(localStorage)) if (key.startsWith(ASIDE)) localStorage.removeItem(key);
  const databases = await indexedDB.databases();
  await Promise.all(databases.flatMap(({ name }) => (name?.startsWith(DATABASE) ? [empty(name)] : [])));
  if ('caches' in globalThis) await caches.delete(KEPT_PAGES);
  await endPush();
}

/** Whoever uses this browser next is not shown what concerns the one before; the service has forgotten it with the session. */
async function endPush(): Promise<void> {
  const worker = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  await (await worker?.pushManager?.getSubscription())?.unsubscribe();
}

function empty(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.addEventListener('error', () => reject(opening.error));
    opening.addEventListener('success', () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      if (stores.length === 0) {
        database.close();
        resolve();
        return;
      }
      const clearing = database.transaction(stores, 'readwrite');
      for (const store of stores) clearing.objectStore(store).clear();
      clearing.addEventListener('complete', () => {
        database.close();
        resolve();
      });
      clearing.addEventListener('error', () => reject(clearing.error));
    });
  });
}
