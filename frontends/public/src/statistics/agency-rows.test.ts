import { describe, expect, it } from 'vitest';
import { barOf, beginsGroup, cell, COLUMNS, sortRows, type AgencyRow } from './agency-rows';

const row = (name: string, onTime: number, late: number): AgencyRow => ({
  agency: { id: name, code: name, name },
  row: {
    total: onTime + late,
    handled: { total: onTime + late, onTime, late },
    inProgress: { total: 0, onTime: 0, late: 0 },
    ratings: { total: 0, verySatisfied: 0, satisfied: 0, neutral: 0, dissatisfied: 0 },
    onTimeRatio: null,
    satisfiedRatio: null,
  },
});
const rows = [row('Sở Y tế', 5, 1), row('Công an tỉnh', 9, 0), row('Đặc khu Trường Sa', 5, 1)];

describe('A6-03 the table by agency', () => {
  it('has the predecessor’s columns in its order, "neutral" added', () => {
    expect(COLUMNS.map((column) => cell(rows[0]?.row ?? row('', 0, 0).row, column))).toEqual([6, 6, 5, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(COLUMNS.filter(beginsGroup)).toEqual(['total', 'handled.total', 'inProgress.total', 'ratings.total']);
  });
  it('sorts by a column, equal ones by Vietnamese name', () => {
    expect(sortRows(rows, { column: 'total', descending: true }).map(({ agency }) => agency.name)).toEqual(['Công an tỉnh', 'Đặc khu Trường Sa', 'Sở Y tế']);
    expect(sortRows(rows, { column: 'name', descending: false }).map(({ agency }) => agency.name)).toEqual(['Công an tỉnh', 'Đặc khu Trường Sa', 'Sở Y tế']);
  });
  it('draws a bar against the largest agency', () => {
    expect(barOf(row('x', 5, 5).row, 20)).toEqual({ good: 25, late: 25 });
    expect(barOf(row('x', 0, 0).row, 0)).toEqual({ good: 0, late: 0 });
  });
});
