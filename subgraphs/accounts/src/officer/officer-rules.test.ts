import { expect, it } from 'vitest';
import { formProblems, roleProblems } from './officer-rules.ts';

const paths = (problems: { path: string }[]): string[] => problems.map(({ path }) => path);

it('A1-03 an invitation needs a name and a mobile, by which the activation comes', () => {
  expect(formProblems({ fullName: 'Trần Thị Mai', phone: '0905 123 456' })).toEqual([]);
  expect(paths(formProblems({ fullName: '1', phone: '0258 3822 222', email: 'x', position: 'x'.repeat(101) }))).toEqual([
    'fullName',
    'phone',
    'email',
    'position',
  ]);
});

it('a leader gives roles of the agency, an administrator those of the province; operators work at the desk', () => {
  const department = { agencyKind: 'DEPARTMENT', byAdministrator: false };
  expect(roleProblems(['SPECIALIST', 'AGENCY_LEADER'], department)).toEqual([]);
  expect(paths(roleProblems([], department))).toEqual(['roles']);
  expect(paths(roleProblems(['ADMIN'], department))).toEqual(['roles']);
  expect(paths(roleProblems(['SPECIALIST', 'SUPERVISOR'], department))).toEqual(['roles']);
  expect(roleProblems(['SUPERVISOR'], { ...department, byAdministrator: true })).toEqual([]);
  expect(paths(roleProblems(['OPERATOR'], { ...department, byAdministrator: true }))).toEqual(['roles']);
  expect(roleProblems(['OPERATOR'], { agencyKind: 'OPERATOR', byAdministrator: false })).toEqual([]);
});
