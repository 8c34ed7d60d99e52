import { searchQuery } from '@pakn/graph/case-search';
import { expect, it } from 'vitest';
import { readMapSearch } from './map-search';

it('A6-01 A6-02 the map reads the address of the list, and its own of earlier', () => {
  const search = { text: 'ngập', state: 'dang-xu-ly', category: 'ROAD', ward: '22366', topic: 'T' };
  expect(readMapSearch(searchQuery(search))).toEqual(search);
  expect(readMapSearch({ q: 'ổ gà', 'trang-thai': 'answered', 'linh-vuc': 'ROAD' })).toEqual({
    ...{ text: 'ổ gà', state: 'da-tra-loi', category: 'ROAD', ward: '', topic: '' },
  });
  expect(readMapSearch({ 'trang-thai': 'x', q: ['a', 'b'] })).toEqual({ text: '', state: '', category: '', ward: '', topic: '' });
});
