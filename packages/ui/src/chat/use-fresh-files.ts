import { onScopeDispose, watch } from 'vue';
import type { ChatMessage } from './chat-message';

/** So long before an address ends, and so long after a try that failed. */
const MINUTE_MS = 60_000;

/** When the first address of a file ends, in ms; they say it themselves (`e`, in seconds). Null: none ends. */
export function firstEnd(messages: readonly ChatMessage[]): number | null {
  const ends = messages
    .flatMap(({ attachments = [] }) => attachments.map(({ url }) => Number(/[?&]e=(\d+)/.exec(url)?.[1]) * 1000))
    .filter((at) => !Number.isNaN(at));
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Addresses of files live ten minutes: what is shown is read again before the first of them ends, and after a sleep of the device. */
export function useFreshFiles(messages: () => readonly ChatMessage[], read: () => Promise<unknown>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void read().catch(() => wait(MINUTE_MS)), ms);
  };
  watch(
    () => firstEnd(messages()),
    (end) => (end === null ? clearTimeout(timer) : wait(Math.max(0, end - Date.now() - MINUTE_MS))),
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
}
