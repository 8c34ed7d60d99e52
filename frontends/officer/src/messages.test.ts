import { describe, expect, it } from 'vitest';
import vi from './vi.json';

describe("the console's texts", () => {
  it('Vietnamese is never set in all capitals', () => {
    const texts = JSON.stringify(vi).match(/"[^"]*"/g) ?? [];
    expect(texts.filter((text) => /\p{Lu}{4,}/u.test(text) && /[À-ỹ]/.test(text) && !/UBND/.test(text))).toEqual([]);
  });
});
