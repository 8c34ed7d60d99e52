import { isInstalled, toast } from '@pakn/ui';

/** An open page asks so often whether there is a new version. */
const ASK_EVERY_MS = 3_600_000;
const TOUCHES = ['pointerdown', 'keydown'];

/**
 * Registers the service worker: an installed app at once, a page when somebody touches it, so that nothing is fetched for it before. A new version waits until
 * the reader takes it. `words`: what a reader is told then.
 */
export function registerWhenTouched(words: () => { title: string; text: string; action: string }): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  let begun = false;
  const begin = (): void => {
    if (begun) return;
    begun = true;
    register(words).catch((error: unknown) => console.warn('[shell] no service worker', error));
  };
  if (isInstalled() || navigator.userActivation?.hasBeenActive) return begin();
  for (const touch of TOUCHES) addEventListener(touch, begin, { passive: true, once: true });
}

async function register(words: () => { title: string; text: string; action: string }): Promise<void> {
  const { Workbox } = await import('workbox-window');
  const worker = new Workbox('/sw.js');
  worker.addEventListener('waiting', () => {
    const { title, text, action } = words();
    const take = (): void => {
      worker.addEventListener('controlling', () => location.reload());
      worker.messageSkipWaiting();
    };
    toast({ title, text, action: { label: action, run: take } });
  });
  await worker.register();
  const ask = (): void => void worker.update().catch(() => undefined); // without the network it is asked again later
  setInterval(ask, ASK_EVERY_MS);
}
