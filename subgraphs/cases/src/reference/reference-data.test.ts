import { describe, expect, it } from 'vitest';
import { CASE_STATUSES, URGENCIES } from '../process/terms.ts';
import calendarDays from './data/calendar-days.json' with { type: 'json' };
import categories from './data/categories.json' with { type: 'json' };
import groups from './data/category-groups.json' with { type: 'json' };
import portal from './data/portal.json' with { type: 'json' };
import reasons from './data/reasons.json' with { type: 'json' };
import levels from './data/service-levels.json' with { type: 'json' };
import wards from './data/wards.json' with { type: 'json' };
import periods from './data/working-periods.json' with { type: 'json' };
import { locate, wardName } from './locate.ts';
import { STATUS_TABLE } from '../process/status-table.ts';

const once = (codes: readonly string[]): void => expect(new Set(codes).size).toBe(codes.length);

describe("the province's reference data", () => {
  it('A1-09 has the 65 communes of Khánh Hòa with official codes and centres inside their extent', () => {
    expect(wards).toHaveLength(65);
    once(wards.map((ward) => ward.code));
    for (const { lon, lat, bbox } of wards) {
      const [west = 0, south = 0, east = 0, north = 0] = bbox;
      expect(lon > west && lon < east && lat > south && lat < north).toBe(true);
    }
    expect(wards.find((ward) => ward.kind === 'dac_khu')).toMatchObject({ code: '22736', name: 'Trường Sa' });
  });

  it('A1-02 has categories with a known group and urgency; QUICK and URGENT ones want proof', () => {
    once(categories.map((category) => category.code));
    const known = new Set(groups.map((group) => group.code));
    for (const category of categories) {
      expect(known).toContain(category.group);
      expect(URGENCIES).toContain(category.urgency);
      if (category.urgency === 'QUICK') expect(category.proofRequired).toBe(true);
      expect(category.sensitive && category.publicByDefault).toBe(false);
    }
  });

  it('B-02 has limits for every urgency, two periods on five weekdays, and 24 November 2026 as unconfirmed', () => {
    expect(levels.map((level) => [level.urgency, level.resolve])).toEqual([
      ['URGENT', 8],
      ['QUICK', 24],
      ['NORMAL', 40],
      ['COMPLEX', 80],
    ]);
    expect(periods).toHaveLength(10);
    expect(calendarDays.find((day) => day.date === '2026-11-24')).toMatchObject({ working: false, status: 'unconfirmed' });
    once(calendarDays.map((day) => day.date));
  });

  it('has reasons for refusing, returning and pausing, each code once', () => {
    once(reasons.map((reason) => `${reason.kind} ${reason.code}`));
    for (const kind of ['REFUSAL', 'RETURN', 'PAUSE']) expect(reasons.some((reason) => reason.kind === kind)).toBe(true);
  });

  it('the map first shows the mainland, inside the bounds of the province', () => {
    const [west = 0, south = 0, east = 0, north = 0] = portal.mainlandBounds;
    for (const ward of wards.filter((each) => each.kind !== 'dac_khu'))
      expect(ward.lon > west && ward.lon < east && ward.lat > south && ward.lat < north).toBe(true);
    expect(portal.bounds[2]).toBeGreaterThan(117);
  });

  it('every status has its words', () => {
    for (const status of CASE_STATUSES) expect(STATUS_TABLE[status].vi).not.toBe('');
  });
});

describe('A4-07 locate', () => {
  const reference = {
    nearestWard: (lon: number) =>
      lon < 110
        ? { code: '22366', name: 'Nha Trang', kind: 'phuong', provinceCode: '56', lon: 109.2, lat: 12.2, west: 0, south: 0, east: 0, north: 0, oldNames: [] }
        : null,
  };

  it('names the nearest commune and says that it is approximate', () => {
    expect(locate(reference, 109.19, 12.24)).toEqual({ address: 'Phường Nha Trang', wardCode: '22366', lon: 109.19, lat: 12.24, approximate: true });
  });

  it('names none outside the province', () => {
    expect(locate(reference, 120, 12)).toMatchObject({ address: '', wardCode: null });
  });

  it('writes the kind before the name', () => {
    expect(wardName({ name: 'Trường Sa', kind: 'dac_khu' })).toBe('Đặc khu Trường Sa');
  });
});
