import { shallowReactive } from 'vue';

/** A short message at the edge of the screen, read out politely. */
export interface Toast {
  id: number;
  tone: 'ok' | 'info' | 'error';
  title: string;
  text?: string | undefined;
  action?: { label: string; run: () => void } | undefined;
}

/** How long a toast stays; with an action longer, so that a slow hand reaches it. */
const STAYS_MS = 6_000;
const STAYS_WITH_ACTION_MS = 10_000;

let last = 0;
/** What is shown now. One list for the whole page: the kit is a singleton of the federation. */
export const toasts = shallowReactive<Toast[]>([]);

/** Shows a toast. @returns its id, for `closeToast` */
export function toast(message: { title: string; text?: string; tone?: Toast['tone']; action?: Toast['action'] }): number {
  const id = ++last;
  toasts.push({ id, tone: message.tone ?? 'info', title: message.title, text: message.text, action: message.action });
  setTimeout(() => closeToast(id), message.action ? STAYS_WITH_ACTION_MS : STAYS_MS);
  return id;
}

/** Takes a toast away before its time; nothing happens when it is gone already. `id`: what `toast` returned. */
export function closeToast(id: number): void {
  const index = toasts.findIndex((shown) => shown.id === id);
  if (index >= 0) toasts.splice(index, 1);
}
