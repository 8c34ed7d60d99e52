import { describe, expect, it } from 'vitest';
import { agencyChoices } from './agency-choices';

const agency = (id: string, name: string, more: { active?: boolean; ward?: string; kind?: string } = {}) => ({
  id,
  name,
  code: id.toUpperCase(),
  kind: more.kind ?? 'DEPARTMENT',
  active: more.active ?? true,
  ward: more.ward ? { code: more.ward } : null,
});
const agencies = [
  agency('xd', 'Sở Xây dựng'),
  agency('nt', 'UBND phường Nha Trang', { ward: '22366' }),
  agency('tn', 'Công ty Thoát nước'),
  agency('cu', 'Sở Giao thông', { active: false }),
  agency('tt', 'Trung tâm trực', { kind: 'OPERATOR' }),
];
const choose = (search: string, more: { taken?: string[] } = {}) =>
  agencyChoices({
    agencies,
    usual: [
      { id: 'tt', n: 90 },
      { id: 'tn', n: 4 },
      { id: 'xd', n: 34 },
    ],
    wardCode: '22366',
    search,
    taken: more.taken ?? [],
  }).map(({ id }) => id);

describe('A8-11 choosing an agency', () => {
  it('begins with who has handled the field most, then the commune of the place', () => {
    expect(choose('')).toEqual(['xd', 'tn', 'nt', 'tt']);
  });
  it('finds without accents, by words and by code, and skips closed ones', () => {
    expect(choose('so xay dung')).toEqual(['xd']);
    expect(choose('phuong nha')).toEqual(['nt']);
    expect(choose('XD')).toEqual(['xd']);
    expect(choose('giao thong')).toEqual([]);
    expect(choose('sở/xây')).toEqual(['xd']);
  });
  it('B-16 takes the best match first, then who handles the field: "xay dung" is Sở Xây dựng', () => {
    const offices = [
      agency('ql', 'Ban Quản lý dự án đầu tư xây dựng các công trình'),
      agency('vs', 'Viện Quy hoạch xây dựng'),
      agency('xd', 'Sở Xây dựng'),
      agency('nn', 'UBND phường Nam Nha Trang', { ward: '22366' }),
      agency('nt', 'UBND phường Nha Trang'),
    ];
    const first = (search: string, suggestedId?: string) =>
      agencyChoices({
        ...{ agencies: offices, search, suggestedId, wardCode: '22366', taken: [] },
        usual: [
          { id: 'ql', n: 80 },
          { id: 'vs', n: 9 },
        ],
      }).map(({ id }) => id);
    expect(first('xay dung')[0]).toBe('xd');
    expect(first('xay du')[0]).toBe('xd');
    expect(first('nha trang').slice(0, 2)).toEqual(['nt', 'nn']);
    expect(first('quan ly du an')).toEqual(['ql']);
    expect(first('')[0]).toBe('ql');
    expect(first('', 'nt')[0]).toBe('nt');
  });
  it('does not offer what is chosen already', () => {
    expect(choose('', { taken: ['xd'] })).toEqual(['tn', 'nt', 'tt']);
  });
});
