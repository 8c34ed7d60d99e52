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
  it('does not offer what is chosen already', () => {
    expect(choose('', { taken: ['xd'] })).toEqual(['tn', 'nt', 'tt']);
  });
});
