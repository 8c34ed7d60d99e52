import { onScopeDispose, ref, watch } from 'vue';
import { shortcutOf, type Shortcut } from './shortcuts';

const KEY = 'pakn.officer.keys';
/** Whether single characters act (WCAG 2.1.4); the switch is in the dialog of all keys. */
export const singleKeys = ref(localStorage.getItem(KEY) !== 'off');
watch(singleKeys, (on) => localStorage.setItem(KEY, on ? 'on' : 'off'));

/** A dialog or an open menu owns the keyboard. */
const OWNED = '[role="dialog"], [role="menu"], [role="listbox"]';

/**
 * Listens to the console's keys while the component lives. A handler that answers false has not acted: the key stays the page's.
 * Handlers that were made later are asked first (the panel before the list).
 */
export function useShortcuts(handle: (shortcut: Shortcut) => boolean): void {
  handlers.unshift(handle);
  if (handlers.length === 1) addEventListener('keydown', press);
  onScopeDispose(() => {
    handlers.splice(handlers.indexOf(handle), 1);
    if (handlers.length === 0) removeEventListener('keydown', press);
  });
}

const handlers: ((shortcut: Shortcut) => boolean)[] = [];
function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || document.querySelector(OWNED)) return;
  const shortcut = shortcutOf(event, singleKeys.value);
  if (shortcut && handlers.some((handle) => handle(shortcut))) event.preventDefault();
}
