import { expect, it } from 'vitest';
import { profileProblems } from './update-profile.ts';

it('A3-16 each wrong field of the profile has its own problem', () => {
  expect(profileProblems({})).toEqual([]);
  expect(profileProblems({ fullName: 'Nguyễn Văn An', email: null, contactAddress: '12 Trần Phú', contactWardCode: '22366' })).toEqual([]);
  expect(profileProblems({ fullName: '', email: 'x', contactAddress: ' ', contactWardCode: 'y' }).map(({ path }) => path)).toEqual([
    'fullName',
    'email',
    'contactAddress',
    'contactWardCode',
  ]);
});
