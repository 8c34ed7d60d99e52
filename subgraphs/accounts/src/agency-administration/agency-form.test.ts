import { expect, it } from 'vitest';
import { agencyProblems, type AgencyForm } from './agency-form.ts';

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
