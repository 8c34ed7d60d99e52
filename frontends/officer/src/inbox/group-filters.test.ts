import { describe, expect, it } from 'vitest';
import { groupFilters } from './group-filters';

const now = Date.parse('2026-11-20T16:05:00+07:00');

describe('A8-06 what is counted under a heading', () => {
  it('is what urgencyGroup puts there, within the filter of the list', () => {
    expect(groupFilters({ wardCode: ['22366'] }, now)).toEqual({
      overdue: { wardCode: ['22366'], progress: ['OVERDUE'] },
      today: { wardCode: ['22366'], progress: ['NOT_DUE', 'DUE_SOON'], dueTo: '2026-11-20T17:00:00.000Z' },
      done: { wardCode: ['22366'], status: ['ANSWERED', 'CLOSED', 'REJECTED', 'MERGED', 'WITHDRAWN'] },
    });
  });

  it('a list of one progress or status has no rows under the other headings', () => {
    expect(groupFilters({ progress: ['DUE_SOON'] }, now)).toMatchObject({ overdue: null, today: { progress: ['DUE_SOON'] } });
    expect(groupFilters({ status: ['IN_PROGRESS'] }, now)).toMatchObject({ done: null });
    expect(groupFilters({ status: ['CLOSED', 'IN_PROGRESS'] }, now)).toMatchObject({ done: { status: ['CLOSED'] } });
  });
});
