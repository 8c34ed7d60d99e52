import { describe, expect, it } from 'vitest';
import { filterOf, readSearch, searchQuery } from './case-search';

describe('A4-02 A6-02 the search of the public list and of the map lives in the address', () => {
  it('goes there and back', () => {
    const search = { text: 'ngập nước', state: 'da-tra-loi', category: 'ROAD', ward: '22366', topic: 'ADMIN_REFORM' };
    expect(readSearch(searchQuery(search))).toEqual(search);
  });
  it('leaves out what is not asked', () => {
    expect(searchQuery({ text: ' ', state: '', category: '', ward: '', topic: '' })).toEqual({});
    expect(filterOf({ text: ' ', state: '', category: '', ward: '', topic: '' })).toEqual({});
  });
  it('ignores a state that does not exist', () => {
    expect(readSearch({ trang_thai: 'DRAFT' }).state).toBe('');
  });
  it('becomes the filter of the graph', () => {
    expect(filterOf({ text: ' ổ gà ', state: 'da-tra-loi', category: 'ROAD', ward: '1', topic: 'T1' })).toEqual({
      text: 'ổ gà',
      status: ['ANSWERED', 'CLOSED'],
      categoryCode: ['ROAD'],
      wardCode: ['1'],
      topicCode: ['T1'],
    });
  });
});
