import { expect, it } from 'vitest';
import { agencyProblems, vietnamDay, type AgencyForm } from './agency-form.ts';

const form: AgencyForm = { code: 'S-XD', name: 'Sở Xây dựng', kind: 'DEPARTMENT', validFrom: '2026-07-01' };

it('A1-09 an agency has a code, a name, and a commune its place', () => {
  expect(agencyProblems(form)).toEqual([]);
  expect(agencyProblems({ ...form, code: 'sở', name: 'x', kind: 'COMMUNE', phone: '1', email: 'x' }).map(({ path }) => path)).toEqual([
    'input.code',
    'input.name',
    'input.wardCode',
    'input.phone',
    'input.email',
  ]);
  expect(agencyProblems({ ...form, wardCode: '223' })).toHaveLength(1);
});

it('days are those of Việt Nam', () => {
  expect(vietnamDay(new Date('2026-06-30T16:59:59Z'))).toBe('2026-06-30');
  expect(vietnamDay(new Date('2026-06-30T17:00:00Z'))).toBe('2026-07-01');
});
