import { defineAsyncComponent, onUnmounted, type Component } from 'vue';

const TOUCHES = ['pointerdown', 'keydown'];
const notes = () => import('./ServerDraftNotes.vue');
const waiting = () => import('./WaitingReports.vue');

/** Without the network the part comes when that is back. */
const whenItCan = <T extends Component>(load: () => Promise<{ default: T }>): T =>
  defineAsyncComponent({
    loader: load as () => Promise<{ default: never }>,
    onError: (_error, retry) => addEventListener('online', retry, { once: true }),
  });
export const ServerDraftNotes = whenItCan(notes);
export const WaitingReports = whenItCan(waiting);

/**
 * What the form needs only after somebody has used it comes with the first touch, not when it is needed: a report is left to wait just when nothing more can be
 * loaded.
 */
export function loadWhenTouched(): void {
  const load = (): void => {
    for (const touch of TOUCHES) removeEventListener(touch, load, true);
    for (const part of [notes, waiting]) void part().catch(() => undefined);
  };
  if (navigator.userActivation?.hasBeenActive) return load();
  for (const touch of TOUCHES) addEventListener(touch, load, { capture: true, passive: true });
  onUnmounted(() => TOUCHES.forEach((touch) => removeEventListener(touch, load, true)));
}
