import { expect, it } from 'vitest';
import en from './en.json';
import vi from './vi.json';

const keysOf = (tree: object, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (value && typeof value === 'object' ? keysOf(value as object, `${path}${key}.`) : [`${path}${key}`]));

it('every text of the portal is there in both languages', () => {
  expect(keysOf(en).toSorted()).toEqual(keysOf(vi).toSorted());
});
