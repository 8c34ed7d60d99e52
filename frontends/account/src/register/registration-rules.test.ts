import { ID_PROBLEM, PHONE_PROBLEM, REGISTRATION_NUMBER_PROBLEM } from '@pakn/vocabulary';
import { expect, it } from 'vitest';
import { emptyDraft, numberProblems, problemKeys } from './registration-rules';

const good = {
  ...emptyDraft(),
  personalId: '056190123456',
  password: 'gió biển 26',
  repeated: 'gió biển 26',
  fullName: 'Trần Thị A',
  phone: '0905 123 456',
  contactAddress: '12 Trần Phú',
  consent: true,
};
const business = { ...good, registrationNumber: '4201234566', contactAddress: '', organizationName: 'Biển Xanh', organizationAddress: '25 Hùng Vương' };

it('A3-01: every field that misses something is named, a good draft has none', () => {
  expect(problemKeys(good, 'INDIVIDUAL')).toEqual({});
  expect(Object.keys(problemKeys(emptyDraft(), 'INDIVIDUAL')).sort()).toEqual(['consent', 'contactAddress', 'fullName', 'password']);
  expect(problemKeys({ ...good, repeated: 'khác' }, 'INDIVIDUAL').repeated).toBe('repeatDiffers');
  expect(problemKeys({ ...good, email: 'a@b' }, 'INDIVIDUAL').email).toBe('emailWrong');
});

it('A3-02 X-19: an organisation needs its name and address; the address of its representative and both e-mails may be missing', () => {
  expect(problemKeys(business, 'ORGANIZATION')).toEqual({});
  const missing = ['consent', 'fullName', 'organizationAddress', 'organizationName', 'password'];
  expect(Object.keys(problemKeys(emptyDraft(), 'ORGANIZATION')).sort()).toEqual(missing);
  expect(problemKeys({ ...business, organizationEmail: 'a@b' }, 'ORGANIZATION')).toEqual({ organizationEmail: 'emailWrong' });
});

it.each([
  [{ phone: '(+84) 905 123 456', personalId: '\u200e056 190 123 456' }, {}],
  [{ phone: '0905123456, 0912345678' }, { phone: PHONE_PROBLEM.SEVERAL }],
  [
    { phone: '', personalId: 'C1234567' },
    { personalId: ID_PROBLEM.PASSPORT, phone: PHONE_PROBLEM.MISSING },
  ],
])('A3-01 A3-06: the numbers are read as the server reads them: %j', (typed, problems) =>
  expect(numberProblems({ ...good, ...typed }, 'INDIVIDUAL')).toEqual(problems),
);

it.each([
  [{ registrationNumber: '123/qđ-ubnd', organizationPhone: '0258 3822 123' }, {}],
  [{ registrationNumber: '' }, { registrationNumber: REGISTRATION_NUMBER_PROBLEM.MISSING }],
  [{ registrationNumber: '4201234567' }, { registrationNumber: REGISTRATION_NUMBER_PROBLEM.CHECK_DIGIT }],
  [{ phone: '0258 3822 123' }, { phone: PHONE_PROBLEM.LANDLINE }],
  [{ organizationPhone: '12' }, { organizationPhone: PHONE_PROBLEM.NOT_A_NUMBER }],
])('A3-02 A3-04 X-04: and those of an organisation, whose own phone may be a landline: %j', (typed, problems) =>
  expect(numberProblems({ ...business, ...typed }, 'ORGANIZATION')).toEqual(problems),
);
