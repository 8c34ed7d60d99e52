import { expect, it } from 'vitest';
import { emptyDraft, problemKeys } from './registration-rules';

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
  expect(Object.keys(problemKeys(emptyDraft())).sort()).toEqual(['consent', 'contactAddress', 'fullName', 'password', 'personalId', 'phone']);
  expect(problemKeys({ ...good, personalId: '0560000000' }).personalId).toBe('idLength');
  expect(problemKeys({ ...good, repeated: 'khác' }).repeated).toBe('repeatDiffers');
  expect(problemKeys({ ...good, email: 'a@b' }).email).toBe('emailWrong');
});
