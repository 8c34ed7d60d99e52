/**
 * Whether a page of this origin may open a socket (S5): one of the product's own origins, or the very host it calls.
 * Programs that are no browsers send no Origin.
 */
export function originMayConnect(origin: string | undefined, host: string | undefined, allowed: ReadonlySet<string>): boolean {
  if (origin === undefined) return true;
  if (allowed.has(origin)) return true;
  try {
    const { host: from, protocol } = new URL(origin);
    return (protocol === 'http:' || protocol === 'https:') && host !== undefined && from === host.toLowerCase();
  } catch {
    return false;
  }
}
