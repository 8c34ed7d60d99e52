/** What became of sharing: the device's own sheet took it, the address was copied, the person changed their mind, or neither works here. */
export type Shared = 'shared' | 'copied' | 'cancelled' | 'failed';

type Device = Partial<Pick<Navigator, 'share' | 'clipboard'>>;

/** Hands an address to the device's share sheet where there is one; copies it otherwise. */
export async function shareLink({ title, url }: { title: string; url: string }, device: Device = navigator): Promise<Shared> {
  if (device.share) {
    try {
      await device.share({ title, url });
      return 'shared';
    } catch (reason) {
      if (reason instanceof Error && reason.name === 'AbortError') return 'cancelled';
    }
  }
  try {
    // Not there without HTTPS.
    if (!device.clipboard) return 'failed';
    await device.clipboard.writeText(url);
    return 'copied';
  } catch {
    return 'failed';
  }
}
