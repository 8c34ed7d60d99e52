import { describe, expect, it } from 'vitest';
import { PURPOSES } from '../account/consents.ts';
import { readRegistration, type RegistrationForm } from './registration.ts';

const NOW = new Date('2026-11-20T00:00:00Z');
const form: RegistrationForm = {
  personalId: '056 185 001 234',
  password: 'gió biển Nha Trang',
  fullName: ' Nguyễn  Văn An ',
  phone: '0905 123 456',
  email: '',
  contactAddress: '12 Trần Phú',
  consentVersion: '1',
};
const paths = (change: Partial<RegistrationForm>): string[] =>
  readRegistration({ ...form, ...change }, NOW).problems.map(({ path, code }) => `${path} ${code}`);

describe('A3-01 the registration form', () => {
  it('is normalised', () => {
    const { registration, problems } = readRegistration(form, NOW);
    expect(problems).toEqual([]);
    expect(registration).toMatchObject({ personalId: '056185001234', fullName: 'Nguyễn Văn An', phone: '+84905123456', email: null });
  });
  it.each([
    [{ personalId: '225123456' }, 'input.personalId INVALID_INPUT'],
    [{ password: 'ngắn' }, 'input.password PASSWORD_TOO_SHORT'],
    [{ password: '12345678' }, 'input.password PASSWORD_COMMON'],
    [{ password: '056185001234' }, 'input.password PASSWORD_COMMON'],
    [{ fullName: '1' }, 'input.fullName INVALID_INPUT'],
    [{ phone: '0258 3822 123' }, 'input.phone INVALID_INPUT'],
    [{ email: 'không phải' }, 'input.email INVALID_INPUT'],
    [{ contactAddress: '  ' }, 'input.contactAddress INVALID_INPUT'],
    [{ contactAddress: 'x'.repeat(301) }, 'input.contactAddress INVALID_INPUT'],
    [{ contactWardCode: 'Nha Trang' }, 'input.contactWardCode INVALID_INPUT'],
    [{ consentVersion: '0' }, 'input.consentVersion INVALID_INPUT'],
    [{ consentPurposes: ['SELL_IT'] }, 'input.consentPurposes INVALID_INPUT'],
  ] satisfies [Partial<RegistrationForm>, string][])('%j → %s, beside its own field', (change, expected) => expect(paths(change)).toEqual([expected]));

  it('names every wrong field at once', () => expect(paths({ personalId: '', fullName: '', phone: '', contactAddress: '' })).toHaveLength(4));
  it('agrees to nothing optional that was not ticked', () => {
    expect(readRegistration(form, NOW).registration.purposes).toEqual(PURPOSES.filter(({ required }) => required).map(({ purpose }) => purpose));
    expect(readRegistration({ ...form, consentPurposes: ['SURVEYS'] }, NOW).registration.purposes).toContain('SURVEYS');
  });
});
