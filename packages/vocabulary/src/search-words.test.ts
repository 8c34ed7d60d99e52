import { describe, expect, it } from 'vitest';
import { fold, hasWords, searchWords } from './search-words.ts';

describe('A6-02 words as they are compared', () => {
  it.each([
    ['Đường Hoà Bình', 'duong hoa binh'],
    ['Ðường HÒA BÌNH'.normalize('NFD'), 'duong hoa binh'],
    ['Ｋｈánh Hoà', 'khanh hoa'],
    ['ỨNG CỨU', 'ung cuu'],
  ])('%s', (text, folded) => expect(fold(text)).toBe(folded));

  it.each([
    ['vỡ.Đề nghị', ['vo', 'de', 'nghi']],
    ['hẻm/kiệt 12–14', ['hem', 'kiet', '12', '14']],
    ['12.500 m², 3,5 km', ['12500', 'm2', '35', 'km']],
    ['KH-2611-7F3K9Q', ['kh', '2611', '7f3k9q']],
    ['… - !', []],
  ])('%s in words', (text, words) => expect(searchWords(text)).toEqual(words));

  it('finds words in any order, the last perhaps only begun', () => {
    expect(hasWords('Ủy ban nhân dân phường Nha Trang H56.22366', 'nha trang phuo')).toBe(true);
    expect(hasWords('Sở Xây dựng SXD', 'sở.xây')).toBe(true);
    expect(hasWords('Sở Xây dựng SXD', 'giao thông')).toBe(false);
    expect(hasWords('Sở Xây dựng SXD', ' ')).toBe(true);
  });
});
