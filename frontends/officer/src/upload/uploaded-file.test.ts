import { describe, expect, it } from 'vitest';
import { afterReload, readyIds, unfit, type UploadedFile } from './uploaded-file';

const limits = { types: ['image/jpeg', 'application/pdf'], bytes: 100, count: 2 };
const file = (state: UploadedFile['state'], id: string | null = null): UploadedFile => ({
  key: state,
  id,
  name: 'a.pdf',
  bytes: 1,
  type: 'application/pdf',
  state,
});

describe('A8-15 files of an answer', () => {
  it.each([
    [{ type: 'image/jpeg', size: 100 }, 1, null],
    [{ type: 'image/svg+xml', size: 10 }, 0, 'type'],
    [{ type: '', size: 10 }, 0, 'type'],
    [{ type: 'application/pdf', size: 101 }, 0, 'size'],
    [{ type: 'application/pdf', size: 1 }, 2, 'count'],
  ])('%o with %i already: %s', (given, already, expected) => {
    expect(unfit(given, limits, already)).toBe(expected);
  });

  it('only what has arrived is attached', () => {
    expect(readyIds([file('ready', 'x'), file('sending'), file('refused', 'y')])).toEqual(['x']);
  });

  it('what was on its way when the page was reloaded must be chosen again', () => {
    expect(afterReload([file('sending'), file('ready', 'x')]).map(({ state }) => state)).toEqual(['failed', 'ready']);
  });
});
