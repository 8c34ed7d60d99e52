import { expect, it } from 'vitest';
import { changesOf } from './changes-of.ts';

it('names each field that differs, before and after', () => {
  expect(changesOf({ roles: ['A'], active: true, deputyId: null }, { roles: ['A', 'B'], active: true, deputyId: null })).toEqual([
    { field: 'roles', from: ['A'], to: ['A', 'B'] },
  ]);
  expect(changesOf<{ code: string; parentId: string | null }>(null, { code: 'S-XD', parentId: null })).toEqual([{ field: 'code', from: null, to: 'S-XD' }]);
});
