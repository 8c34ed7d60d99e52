import { describe, expect, it } from 'vitest';
import { shortcutOf, type KeyPress, type Shortcut } from './shortcuts';

const press = (code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key: code.replace(/^Key/, '').toLowerCase(),
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  repeat: false,
  target: document.body,
  ...more,
});
const inside = (html: string): Element => {
  const box = document.createElement('div');
  box.innerHTML = html;
  return box.querySelector('[data-here]') ?? box;
};

describe('the keys of the console', () => {
  it.each<[string, Shortcut]>([
    ['KeyJ', 'next'],
    ['KeyK', 'previous'],
    ['Slash', 'search'],
    ['KeyT', 'claim'],
    ['KeyP', 'coordinate'],
    ['KeyH', 'schedule'],
    ['KeyC', 'answer'],
    ['KeyR', 'return-result'],
    ['KeyB', 'return-to-operator'],
    ['KeyM', 'note'],
    ['Digit1', 'number-1'],
    ['Numpad5', 'number-5'],
    ['KeyL', 'category'],
    ['KeyO', 'agency'],
    ['KeyZ', 'undo'],
    ['Enter', 'open'],
  ])('%s is %s', (code, expected) => {
    expect(shortcutOf(press(code), true)).toBe(expected);
  });

  it('goes by the place of the key: a Vietnamese layout changes the character', () => {
    expect(shortcutOf(press('Digit1', { key: 'ă' }), true)).toBe('number-1');
  });

  it('keeps out of fields, of composition and of other combinations', () => {
    for (const field of [
      '<input data-here>',
      '<textarea data-here></textarea>',
      '<div contenteditable="true"><b data-here>x</b></div>',
      '<select data-here></select>',
    ]) {
      expect(shortcutOf(press('KeyT', { target: inside(field) }), true)).toBeNull();
    }
    expect(shortcutOf(press('KeyT', { isComposing: true }), true)).toBeNull();
    for (const key of ['Process', 'Unidentified', 'Dead']) expect(shortcutOf(press('KeyT', { key }), true)).toBeNull();
    expect(shortcutOf(press('KeyC', { ctrlKey: true }), true)).toBeNull();
    expect(shortcutOf(press('KeyR', { metaKey: true }), true)).toBeNull();
  });

  it('WCAG 2.1.4: single characters can be switched off, Enter and Esc stay', () => {
    expect(shortcutOf(press('KeyT'), false)).toBeNull();
    expect(shortcutOf(press('Slash', { shiftKey: true, key: '?' }), false)).toBeNull();
    expect(shortcutOf(press('Escape', { key: 'Escape' }), false)).toBe('close');
    expect(shortcutOf(press('Enter'), false)).toBe('open');
  });

  it("? asks for all keys; Enter on a button stays the button's", () => {
    expect(shortcutOf(press('Slash', { shiftKey: true, key: '?' }), true)).toBe('help');
    expect(shortcutOf(press('Enter', { target: inside('<button data-here>x</button>') }), true)).toBeNull();
  });

  it('B-16 single characters do nothing on a button or link of a form, and J goes on from a link of the list', () => {
    expect(shortcutOf(press('KeyN', { target: inside('<form><button data-here>x</button></form>') }), true)).toBeNull();
    expect(shortcutOf(press('KeyT', { target: inside('<form><a href="#x" data-here>x</a></form>') }), true)).toBeNull();
    expect(shortcutOf(press('KeyJ', { target: inside('<ul><a href="#x" data-here>x</a></ul>') }), true)).toBe('next');
  });

  it('a key held down moves on, but acts once', () => {
    expect(shortcutOf(press('KeyJ', { repeat: true }), true)).toBe('next');
    expect(shortcutOf(press('KeyT', { repeat: true }), true)).toBeNull();
    expect(shortcutOf(press('Enter', { repeat: true }), true)).toBeNull();
  });
});
