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
  | 'category'
  | 'agency'
  | 'intake'
  // What the page has numbered: the tabs of a case, the agencies that the desk is offered.
  | 'number-1'
  | 'number-2'
  | 'number-3'
  | 'number-4'
  | 'number-5';

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
  KeyL: 'category',
  KeyO: 'agency',
  KeyG: 'intake',
  Digit1: 'number-1',
  Digit2: 'number-2',
  Digit3: 'number-3',
  Digit4: 'number-4',
  Digit5: 'number-5',
  Numpad1: 'number-1',
  Numpad2: 'number-2',
  Numpad3: 'number-3',
  Numpad4: 'number-4',
  Numpad5: 'number-5',
};
/** Held down, only these go on. */
const REPEATABLE: ReadonlySet<Shortcut> = new Set(['next', 'previous']);
const EDITABLE = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
/** A word that is not finished yet: IMEs of Windows, of Linux, dead keys. */
const COMPOSING: ReadonlySet<string> = new Set(['Process', 'Unidentified', 'Dead']);
const PRESSABLE = 'a, button, summary, [role="button"], [role="tab"], [role="option"], [role="menuitem"]';

/**
 * What a key press asks for, or null.
 * Nothing while somebody writes, composes, or holds a modifier; single characters only when `single` is on (WCAG 2.1.4).
 */
export function shortcutOf(press: KeyPress, single: boolean): Shortcut | null {
  if (press.isComposing || COMPOSING.has(press.key) || press.ctrlKey || press.metaKey || press.altKey) return null;
  const target = press.target instanceof Element ? press.target : null;
  if (target?.closest(EDITABLE)) return null;
  if (press.key === 'Escape') return 'close';
  const pressable = target?.closest(PRESSABLE);
  if (press.code === 'Enter' || press.code === 'NumpadEnter') return pressable || press.repeat ? null : 'open';
  // Whoever walks through a form by Tab has not left it: a slip there must not send the case away.
  if (!single || pressable?.closest('form')) return null;
  if (press.key === '?' || (press.shiftKey && press.code === 'Slash')) return 'help';
  if (press.shiftKey) return null;
  const shortcut = SINGLE[press.code] ?? null;
  return shortcut && press.repeat && !REPEATABLE.has(shortcut) ? null : shortcut;
}
