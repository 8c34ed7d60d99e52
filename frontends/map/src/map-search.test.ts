import { searchQuery } from '@pakn/graph/case-search';
import { expect, it } from 'vitest';
import { readMapSearch } from './map-search';

const NOTHING = { text: '', state: '', category: '', ward: '', topic: '', agency: '', from: '', to: '' };

it('A6-01 A6-02 the map reads the address of the list, and its own of earlier', () => {
  const search = {
    text: 'ngập',
    state: 'dang-xu-ly',
    category: 'ROAD',
    ward: '22366',
    topic: 'T',
    agency: '8a0f0a52-3b1c-5e1e-9d0b-0c8f6b6c1d11',
    from: '2026-11-01',
    to: '2026-11-20',
  };
  expect(readMapSearch(searchQuery(search))).toEqual(search);
  expect(readMapSearch({ q: 'ổ gà', 'trang-thai': 'answered', 'linh-vuc': 'ROAD' })).toEqual({
    ...NOTHING,
    ...{ text: 'ổ gà', state: 'da-tra-loi', category: 'ROAD' },
  });
  expect(readMapSearch({ 'trang-thai': 'x', q: ['a', 'b'] })).toEqual(NOTHING);
});
