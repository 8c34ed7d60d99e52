/** What a key of the console does. Named by what it does: the keys stand only here. */
export type Shortcut =
  | 'next'
  | 'previous'
  | 'open'
  | 'close'
  | 'search'
  | 'help'
  | 'claim'
  | 'coordinate'
  | 'schedule'
  | 'answer'
  | 'return-result'
  | 'return-to-operator'
  | 'note'
  | 'reject'
  | 'tab-1'
  | 'tab-2'
  | 'tab-3'
  | 'tab-4'
  | 'tab-5';

/** What is read of a keyboard event. `event.code` is the place of the key: Telex and VNI change `event.key`. */
export interface KeyPress {
  code: string;
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  repeat: boolean;
  target: EventTarget | null;
}

const SINGLE: Record<string, Shortcut> = {
  KeyJ: 'next',
  KeyK: 'previous',
  Slash: 'search',
  KeyT: 'claim',
  KeyP: 'coordinate',
  KeyH: 'schedule',
  KeyC: 'answer',
  KeyR: 'return-result',
  KeyB: 'return-to-operator',
  KeyM: 'note',
  KeyN: 'reject',
  Digit1: 'tab-1',
  Digit2: 'tab-2',
  Digit3: 'tab-3',
  Digit4: 'tab-4',
  Digit5: 'tab-5',
  Numpad1: 'tab-1',
  Numpad2: 'tab-2',
  Numpad3: 'tab-3',
  Numpad4: 'tab-4',
  Numpad5: 'tab-5',
};
/** Held down, only these go on. */
const REPEATABLE: ReadonlySet<Shortcut> = new Set(['next', 'previous']);
const EDITABLE = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const PRESSABLE = 'a, button, summary, [role="button"], [role="tab"], [role="option"], [role="menuitem"]';

/**
 * What a key press asks for, or null.
 * Nothing while somebody writes, composes, or holds a modifier; single characters only when `single` is on (WCAG 2.1.4).
 */
export function shortcutOf(press: KeyPress, single: boolean): Shortcut | null {
  if (press.isComposing || press.key === 'Process' || press.ctrlKey || press.metaKey || press.altKey) return null;
  const target = press.target instanceof Element ? press.target : null;
  if (target?.closest(EDITABLE)) return null;
  if (press.key === 'Escape') return 'close';
  if (press.code === 'Enter' || press.code === 'NumpadEnter') return target?.closest(PRESSABLE) ? null : 'open';
  if (!single) return null;
  if (press.key === '?' || (press.shiftKey && press.code === 'Slash')) return 'help';
  if (press.shiftKey) return null;
  const shortcut = SINGLE[press.code] ?? null;
  return shortcut && press.repeat && !REPEATABLE.has(shortcut) ? null : shortcut;
}
