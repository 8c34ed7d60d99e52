import { describe, expect, it } from 'vitest';
import { asksMore, filterOf, readSearch, searchQuery } from './case-search';

const AGENCY = '8a0f0a52-3b1c-5e1e-9d0b-0c8f6b6c1d11';
const NOTHING = { text: '', state: '', category: '', ward: '', topic: '', agency: '', from: '', to: '' };

describe('A4-02 A6-02 the search of the public list and of the map lives in the address', () => {
  it('goes there and back', () => {
    const search = {
      text: 'ngập nước',
      state: 'da-tra-loi',
      category: 'ROAD',
      ward: '22366',
      topic: 'ADMIN_REFORM',
      agency: AGENCY,
      from: '2026-11-01',
      to: '2026-11-20',
    };
    expect(readSearch(searchQuery(search))).toEqual(search);
  });
  it('leaves out what is not asked', () => {
    expect(searchQuery({ ...NOTHING, text: ' ' })).toEqual({});
    expect(filterOf({ ...NOTHING, text: ' ' })).toEqual({});
  });
  it('ignores a state that does not exist, and what is no id or no day', () => {
    expect(readSearch({ trang_thai: 'DRAFT', co_quan: 'S-XD', tu_ngay: '2026-02-31', den_ngay: 'hôm qua' })).toEqual(NOTHING);
  });
  it('opens what is folded away only when something of it is asked', () => {
    expect(asksMore({ ...NOTHING, text: 'ổ gà', state: 'da-tra-loi', category: 'ROAD' })).toBe(false);
    for (const key of ['ward', 'topic', 'agency', 'from', 'to']) expect(asksMore({ ...NOTHING, [key]: 'x' }), key).toBe(true);
  });
  it('becomes the filter of the graph', () => {
    expect(
      filterOf({ text: ' ổ gà ', state: 'da-tra-loi', category: 'ROAD', ward: '1', topic: 'T1', agency: 'a1', from: '2026-11-01', to: '2026-11-01' }),
    ).toEqual({
      text: 'ổ gà',
      status: ['ANSWERED', 'CLOSED'],
      categoryCode: ['ROAD'],
      wardCode: ['1'],
      topicCode: ['T1'],
      agencyId: 'a1',
      submittedFrom: '2026-11-01T00:00:00+07:00',
      submittedTo: '2026-11-01T17:00:00.000Z',
    });
  });
});
