import { describe, expect, it } from 'vitest';
import { textQuery } from './text-query.ts';

describe('A6-02 what a person typed, as a query', () => {
  it.each([
    ['Ngập nước', 'ngap & nuoc:*'],
    ['vỡ.Đề nghị', 'vo & de & nghi:*'],
    ['hẻm/kiệt 12', 'hem & kiet & 12'],
    ['"ổ gà" lê lợi', '(o <-> ga) & le & loi:*'],
    ['lê lợi “ổ gà”', 'le & loi & (o <-> ga)'],
    ['"ổ gà', '(o <-> ga)'],
    ['79A-123.45', '(79a12345 | (79a & 12345))'],
    ['xe 79 C1 123 45 đỗ', 'xe & (79c112345 | (79 & c1 & 123 & 45)) & do:*'],
    ['79A12345', '(79a12345 | (79a12345))'],
    ['79A-123', '79a & 123:*'],
    ['n', 'n'],
    ["' | ! & :* ( <->", null],
    ['', null],
  ])('%s', (text, query) => {
    expect(textQuery(text)).toBe(query);
  });

  it('keeps to sixteen words', () => {
    expect(textQuery('a b c d e f g h i j k l m n o p q r s t u v')?.split(' & ')).toHaveLength(16);
  });
});
