import { describe, expect, it } from 'vitest';
import { spellSum } from './spell-sum';

describe('A3-03 the sum in words', () => {
  it.each([
    ['9 + 0 =', 'vi', 'chín cộng không'],
    ['5+3=', 'vi', 'năm cộng ba'],
    ['7 - 2 =', 'en', 'seven minus two'],
    ['12 + 3 = ?', 'vi', '12 cộng ba'],
    ['?', 'vi', null],
  ] as const)('%s in %s', (question, language, words) => {
    expect(spellSum(question, language)).toBe(words);
  });
});
