/** The locks that the pages of this device share; null where a browser has none. */
export const deviceLocks = (): LockManager | null => (navigator as Partial<Navigator>).locks ?? null;

/** Names of this device's locks and of what this tab remembers begin so. */
const LOCK = 'pakn-draft:';
const OF_THIS_TAB = 'pakn.report-of-this-tab';
/** A page that is loaded again waits so long for the old one to let go. */
const AFTER_RELOAD_MS = 2_000;

/**
 * Holds a draft for this page, so that no other tab writes or sends it; the browser lets go when the page ends, also when it crashes.
 * @param afterReload waits a moment, because the page that held it is just going away
 * @returns how to let go; null when another page has it. Where a browser has no locks nobody is kept out
 */
export function holdDraft(key: string, { afterReload = false } = {}): Promise<(() => void) | null> {
  const locks = deviceLocks();
  if (!locks) return Promise.resolve(() => undefined);
  return new Promise((resolve) => {
    const options: LockOptions = afterReload ? { signal: AbortSignal.timeout(AFTER_RELOAD_MS) } : { ifAvailable: true };
    locks.request(LOCK + key, options, (lock) => (lock ? new Promise<void>((letGo) => resolve(() => letGo())) : resolve(null))).catch(() => resolve(null));
  });
}

/** The drafts that some page of this device has open. */
export async function heldDrafts(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await deviceLocks()?.query()) ?? {};
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}

/** The draft that this tab had open before it was loaded again. */
export const ofThisTab = {
  read: (): string | null => sessionStorage.getItem(OF_THIS_TAB),
  write: (key: string): void => sessionStorage.setItem(OF_THIS_TAB, key),
  forget: (): void => sessionStorage.removeItem(OF_THIS_TAB),
};
