import { REPORT_WAITING } from '@pakn/graph/device-marks';
import { ON_SERVER } from '@pakn/ui';

/** The pages of a device, this one included, tell each other here that a report was queued, sent or taken back. */
const CHANNEL = 'pakn-outbox';

/** Says that reports wait on this device, so that pages open the store (and load its library) only then. */
export const waitingMark = {
  isSet: (): boolean => !ON_SERVER && localStorage.getItem(REPORT_WAITING) !== null,
  set(waits: boolean): void {
    if (waits) localStorage.setItem(REPORT_WAITING, '1');
    else localStorage.removeItem(REPORT_WAITING);
  },
};

/** Tells every page that has an outbox that something has changed. */
export function announceWaiting(): void {
  const channel = new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it reaches its own origin only
  channel.postMessage('changed');
  channel.close();
}

/** @returns how to stop */
export function onWaitingChanged(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', listener);
  return () => channel.close();
}
