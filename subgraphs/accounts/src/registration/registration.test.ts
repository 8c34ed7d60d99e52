import { describe, expect, it } from 'vitest';
import { PURPOSES } from '../account/consents.ts';
import { readIndividual, type IndividualForm } from './individual-form.ts';
import { readOrganization, type OrganizationForm } from './organization-form.ts';

const NOW = new Date('2026-11-20T00:00:00Z');
const form: IndividualForm = {
  personalId: '056 185 001 234',
  password: 'gió biển Nha Trang',
  fullName: ' Nguyễn  Văn An ',
  phone: '0905 123 456',
  email: '',
  contactAddress: '12 Trần Phú',
  consentVersion: '1',
};
const paths = (change: Partial<IndividualForm>): string[] => readIndividual({ ...form, ...change }, NOW).problems.map(({ path, code }) => `${path} ${code}`);

describe('A3-01 the registration form', () => {
  it('is normalised', () => {
    const { registration, problems } = readIndividual(form, NOW);
    expect(problems).toEqual([]);
    expect(registration).toMatchObject({ kind: 'INDIVIDUAL', identifier: '056185001234', fullName: 'Nguyễn Văn An', phone: '+84905123456', email: null });
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
  ] satisfies [Partial<IndividualForm>, string][])('%j → %s, beside its own field', (change, expected) => expect(paths(change)).toEqual([expected]));

  it('names every wrong field at once', () => expect(paths({ personalId: '', fullName: '', phone: '', contactAddress: '' })).toHaveLength(4));
  it('agrees to nothing optional that was not ticked', () => {
    expect(readIndividual(form, NOW).registration.purposes).toEqual(PURPOSES.filter(({ required }) => required).map(({ purpose }) => purpose));
    expect(readIndividual({ ...form, consentPurposes: ['SURVEYS'] }, NOW).registration.purposes).toContain('SURVEYS');
  });
});

describe('A3-02 the registration form of an organisation or business', () => {
  const business: OrganizationForm = {
    registrationNumber: ' 4201 234 566 ',
    password: 'gió biển Nha Trang',
    representative: ' Nguyễn  Văn An ',
    phone: '0905 123 456',
    organizationName: ' Công ty  TNHH Biển Xanh ',
    organizationAddress: '25 Hùng Vương',
    consentVersion: '1',
  };
  const wrong = (change: Partial<OrganizationForm>): string[] =>
    readOrganization({ ...business, ...change }).problems.map(({ path, code }) => `${path} ${code}`);

  it('X-04 X-19 is good with the phone of the representative and the address of the organisation; e-mails and the rest may be left out', () => {
    const { registration, problems } = readOrganization({ ...business, email: '', contactAddress: ' ', organizationPhone: '', organizationEmail: null });
    expect(problems).toEqual([]);
    expect(registration).toMatchObject({
      kind: 'ORGANIZATION',
      identifier: '4201234566',
      fullName: 'Nguyễn Văn An',
      phone: '+84905123456',
      email: null,
      contactAddress: null,
      organization: { name: 'Công ty TNHH Biển Xanh', address: '25 Hùng Vương', phone: null, email: null, representative: 'Nguyễn Văn An' },
    });
  });

  it('keeps all that is filled in', () => {
    const filled = {
      registrationNumber: '123/qđ-ubnd',
      email: 'an@example.vn',
      contactAddress: '12 Trần Phú',
      contactWardCode: '22366',
      organizationPhone: '0258 3822 123',
      organizationEmail: 'vanthu@example.vn',
    };
    const { registration, problems } = readOrganization({ ...business, ...filled, consentPurposes: ['SURVEYS'] });
    expect(problems).toEqual([]);
    expect(registration).toMatchObject({
      identifier: '123/QĐ-UBND',
      email: 'an@example.vn',
      contactAddress: '12 Trần Phú',
      contactWardCode: '22366',
      organization: { phone: '+842583822123', email: 'vanthu@example.vn' },
    });
    expect(registration.purposes).toContain('SURVEYS');
  });

  it.each([
    [{ registrationNumber: '' }, 'input.registrationNumber INVALID_INPUT'],
    [{ registrationNumber: '4201234567' }, 'input.registrationNumber INVALID_INPUT'],
    [{ registrationNumber: '056185001234' }, 'input.registrationNumber INVALID_INPUT'],
    [{ password: '4201234566' }, 'input.password PASSWORD_COMMON'],
    [{ representative: 'Công ty 1' }, 'input.representative INVALID_INPUT'],
    [{ phone: '' }, 'input.phone INVALID_INPUT'],
    [{ phone: '0258 3822 123' }, 'input.phone INVALID_INPUT'],
    [{ email: 'không phải' }, 'input.email INVALID_INPUT'],
    [{ contactAddress: 'x'.repeat(301) }, 'input.contactAddress INVALID_INPUT'],
    [{ organizationName: ' \u200b' }, 'input.organizationName INVALID_INPUT'],
    [{ organizationName: 'x'.repeat(201) }, 'input.organizationName INVALID_INPUT'],
    [{ organizationAddress: '' }, 'input.organizationAddress INVALID_INPUT'],
    [{ organizationPhone: '12' }, 'input.organizationPhone INVALID_INPUT'],
    [{ organizationEmail: '@' }, 'input.organizationEmail INVALID_INPUT'],
    [{ consentVersion: '0' }, 'input.consentVersion INVALID_INPUT'],
    [{ consentPurposes: ['SELL_IT'] }, 'input.consentPurposes INVALID_INPUT'],
  ] satisfies [Partial<OrganizationForm>, string][])('%j → %s, beside its own field', (change, expected) => expect(wrong(change)).toEqual([expected]));
});
