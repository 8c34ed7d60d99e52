import { describe, expect, it } from 'vitest';
import { columnsOf } from './list-columns';

const PREDECESSOR = ['number', 'title', 'category', 'date', 'place', 'step', 'status', 'due', 'more'];

describe('A8-07 A8-20 A8-21 the columns of a work list', () => {
  it.each(['full', 'wide'] as const)('%s: everything that the predecessor showed', (shape) => {
    expect(columnsOf('TO_HANDLE', shape)).toEqual(expect.arrayContaining(PREDECESSOR));
    expect(columnsOf('ALL', shape)).toEqual(expect.arrayContaining(PREDECESSOR));
    expect(columnsOf('APPOINTMENTS', shape)).toEqual(expect.arrayContaining([...PREDECESSOR, 'until']));
  });

  it('a returned case says by whom and why instead of its step', () => {
    expect(columnsOf('RETURNED', 'wide')).toContain('returned');
    expect(columnsOf('RETURNED', 'wide')).not.toContain('step');
  });

  it('beside an open case only what tells rows apart', () => {
    expect(columnsOf('APPOINTMENTS', 'split')).toEqual(['due', 'code', 'title', 'status']);
    expect(columnsOf('ALL', 'narrow')).toEqual(['due', 'title', 'status']);
    expect(columnsOf('ALL', 'slim')).toEqual(['due', 'title']);
  });
});
