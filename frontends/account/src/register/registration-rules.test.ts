import { expect, it } from 'vitest';
import { emptyDraft, numberProblems, problemKeys } from './registration-rules';

const good = {
  personalId: '056190123456',
  password: 'gió biển 26',
  repeated: 'gió biển 26',
  fullName: 'Trần Thị A',
  phone: '0905 123 456',
  email: '',
  contactAddress: '12 Trần Phú',
  consent: true,
};

it('A3-01: every field that misses something is named, a good draft has none', () => {
  expect(problemKeys(good)).toEqual({});
  expect(Object.keys(problemKeys(emptyDraft())).sort()).toEqual(['consent', 'contactAddress', 'fullName', 'password']);
  expect(problemKeys({ ...good, repeated: 'khác' }).repeated).toBe('repeatDiffers');
  expect(problemKeys({ ...good, email: 'a@b' }).email).toBe('emailWrong');
});

it.each([
  [
    { phone: '(+84) 905 123 456', personalId: '\u200e056 190 123 456' },
    { personalId: null, phone: null },
  ],
  [
    { phone: '0905123456, 0912345678', personalId: '056190123456' },
    { personalId: null, phone: 'SEVERAL' },
  ],
  [
    { phone: '', personalId: 'C1234567' },
    { personalId: 'PASSPORT', phone: 'MISSING' },
  ],
])('A3-01 A3-06: the numbers are read as the server reads them: %j', (typed, problems) => expect(numberProblems(typed)).toEqual(problems));
