import { describe, expect, it } from 'vitest';
import en from './en.json';
import vi from './vi.json';

const keysOf = (tree: object, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value as object, `${prefix}${key}.`)));

describe("the console's texts", () => {
  it('are there in Vietnamese and in English', () => {
    expect(keysOf(en)).toEqual(keysOf(vi));
  });

  it('Vietnamese is never set in all capitals', () => {
    const texts = JSON.stringify(vi).match(/"[^"]*"/g) ?? [];
    expect(texts.filter((text) => /\p{Lu}{4,}/u.test(text) && /[À-ỹ]/.test(text) && !/UBND/.test(text))).toEqual([]);
  });
});
