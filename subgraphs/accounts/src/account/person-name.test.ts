import { describe, expect, it } from 'vitest';
import { cleanName, foldName, isPersonName, maskName } from './person-name.ts';

describe('names', () => {
  it.each([
    ['Nguyễn Văn An', 'Nguyễn V. A.'],
    ['Trần Thị Đào', 'Trần T. Đ.'],
    ['Ẩn', 'Ẩ.'],
    ['đỗ ông ích', 'đỗ Ô. Í.'],
    ['', '.'],
  ])('masks %s → %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ['Nguyễn Văn An', true],
    ["H'Hen Niê", true],
    ['A', false],
    ['Nguyễn 123', false],
    ['<b>An</b>', false],
    ['x'.repeat(101), false],
    ['', false],
  ])('%s is a name: %s', (name, good) => expect(isPersonName(name)).toBe(good));

  it('normalises to NFC and single spaces', () => expect(cleanName('  Nguye\u0302\u0303n   Văn An ')).toBe('Nguyễn Văn An'));
  it('folds Hòa and Hoà to the same key', () => expect(foldName('Đặng Thị Hòa')).toBe(foldName('đặng thị hoà')));
});
