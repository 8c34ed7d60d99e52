import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, until, type Province } from '../testing/province.ts';
import { otpIn, signedIn, types } from '../testing/sign-in.ts';

let here: Province;
beforeAll(async () => void (here = await province()));
afterAll(() => here.close());

const REGISTER = `mutation($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { __typename
  ... on OtpTicket { id phoneMasked expiresAt resendAt method } ... on Refusal { code fields { path code message } } } }`;
const CONFIRM = `mutation($id: ID!, $otp: String!) { confirmRegistration(ticketId: $id, otp: $otp) { __typename
  ... on User { id kind displayName fullName phone email contactAddress identifierMasked assurance organization { registrationNumber name address phone email representative } }
  ... on Refusal { code fields { path code } } } }`;

interface Outcome {
  __typename: string;
  id: string;
  code: string;
  phoneMasked: string;
  fields: { path: string; code: string }[];
}

const business = {
  registrationNumber: '0100109106',
  password: 'gió biển Nha Trang 26',
  representative: 'Trần Thị Đại Diện',
  phone: '0905 200 001',
  email: 'daidien@example.vn',
  contactAddress: '12 Trần Phú',
  contactWardCode: '22366',
  organizationName: 'Công ty TNHH Thử Nghiệm',
  organizationAddress: '25 Hùng Vương',
  organizationPhone: '0258 3822 123',
  organizationEmail: 'vanthu@example.vn',
  consentVersion: '1',
  consentPurposes: ['SURVEYS'],
};
const E164 = '+84905200001';

async function register(change: object = {}, by = here.as()): Promise<Outcome> {
  return (await by.must<{ registerOrganization: Outcome }>(REGISTER, { input: { ...business, challenge: await by.challenge(), ...change } }))
    .registerOrganization;
}
const confirm = async (id: string, otp: string): Promise<Outcome> =>
  (await here.as().must<{ confirmRegistration: Outcome }>(CONFIRM, { id, otp })).confirmRegistration;
/** Registers and confirms with the code that went to `phone` (E.164). */
async function registered(change: object, phone = E164): Promise<Outcome> {
  const seen = new Set(here.sent);
  const ticket = await register(change);
  const code = await until(() => here.sent.find((sms) => !seen.has(sms) && sms.to === phone && sms.template === 'OTP'));
  return confirm(ticket.id, otpIn(code.text));
}

describe('A3-02 an organisation or business registers', () => {
  it('A3-04 X-04 X-19 with the code from the phone of its representative, and signs in with its number, however it is typed', async () => {
    const user = await registered({});
    expect(user).toMatchObject({
      __typename: 'User',
      kind: 'ORGANIZATION',
      displayName: 'Công ty TNHH Thử Nghiệm',
      fullName: 'Trần Thị Đại Diện',
      phone: E164,
      email: 'daidien@example.vn',
      contactAddress: '12 Trần Phú',
      identifierMasked: '•••••••106',
      assurance: 'PHONE',
      organization: {
        registrationNumber: '•••••••106',
        name: 'Công ty TNHH Thử Nghiệm',
        address: '25 Hùng Vương',
        phone: '+842583822123',
        email: 'vanthu@example.vn',
        representative: 'Trần Thị Đại Diện',
      },
    });
    for (const identifier of ['0100109106', ' 0100 109 106 '])
      expect((await types(here, { identifier, password: business.password }, false)).user.kind).toBe('ORGANIZATION');
    const consents = await here.owner.query(`select purpose from accounts.consent where account_id = $1 order by purpose`, [user.id]);
    expect(consents.rows.map((row) => row.purpose)).toEqual(['HANDLE_REPORTS', 'RESULT_MESSAGES', 'SURVEYS']);
    const { rows } = await here.owner.query(`select data from events.log where data->>'contactId' = $1`, [user.id]);
    expect(JSON.stringify(rows)).toContain('active');
    expect(JSON.stringify(rows), 'nothing of the person or the business leaves').not.toMatch(/Thử|0100109106|905200001|example/);
  });

  it('with the number of the decision that founded it: case, tone marks and dashes do not matter at sign-in', async () => {
    expect(await registered({ registrationNumber: '123 / qđ-ubnd', phone: '0905200002' }, '+84905200002')).toMatchObject({ identifierMasked: '••••••••BND' });
    for (const identifier of ['123/QĐ-UBND', '123/qd–ubnd'])
      expect((await types(here, { identifier, password: business.password }, false)).__typename, identifier).toBe('Session');
  });

  it('X-21 its representative may have an account of their own and speak for several', async () => {
    const citizen = here.person('CITIZEN');
    const own = await registered({ registrationNumber: '0100109106001', phone: citizen.phone }, citizen.phone);
    const another = await registered({ registrationNumber: '0100109106002', phone: citizen.phone }, citizen.phone);
    expect([own.__typename, another.__typename]).toEqual(['User', 'User']);
    expect((await types(here, citizen, false)).user.kind).toBe('INDIVIDUAL');
  });

  it('X-25 learns that the number has an account with the code from the phone; until then the answer is the same, and the owner hears of it', async () => {
    const strip = (ticket: Outcome): object => ({ ...ticket, id: '', phoneMasked: '', expiresAt: '', resendAt: '' });
    const fresh = await register({ registrationNumber: '0100109106009', phone: '0905200009' });
    const since = here.sent.length;
    const known = await register({ phone: '0905200010' });
    expect(strip(known)).toEqual(strip(fresh));
    const code = await until(() => here.sent.slice(since).find((sms) => sms.to === '+84905200010' && sms.template === 'OTP'));
    expect(await confirm(known.id, otpIn(code.text))).toMatchObject({ code: 'IDENTIFIER_TAKEN', fields: [{ path: 'input.registrationNumber' }] });
    await until(() => here.sent.slice(since).some(({ to, template }) => to === E164 && template === 'SEC_TAKEN'));
  });

  it('X-21 an individual whose phone it names hears nothing of it: the phone may be shared', async () => {
    const since = here.sent.length;
    await register({ registrationNumber: '0100109106003', phone: here.people.filter(({ role }) => role === 'CITIZEN')[1]?.phone });
    await register({ phone: '0905200011' });
    await until(() => here.sent.slice(since).filter(({ template }) => template === 'OTP').length === 2);
    expect(here.sent.slice(since).filter(({ template, to }) => template === 'SEC_TAKEN' && to !== E164)).toEqual([]);
  });

  it('gets every wrong field at its own path; hostile texts are no names and no numbers', async () => {
    const refused = await register({
      registrationNumber: "'; drop table accounts.account; --",
      password: 'x',
      representative: '<script>alert(1)</script>',
      phone: '0258 3822 123',
      email: 'a@b\r\nbcc: c@d.vn',
      contactAddress: 'x'.repeat(301),
      contactWardCode: '../..',
      organizationName: '\u202e\u200b',
      organizationAddress: '',
      organizationPhone: '1; 2',
      organizationEmail: '@',
      consentVersion: 'z',
      consentPurposes: ['SELL_IT'],
    });
    expect(refused.code).toBe('INVALID_INPUT');
    const fields =
      'consentPurposes consentVersion contactAddress contactWardCode email organizationAddress organizationEmail organizationName organizationPhone';
    expect(refused.fields.map(({ path }) => path).sort()).toEqual(
      [...fields.split(' '), 'password', 'phone', 'registrationNumber', 'representative'].map((field) => `input.${field}`),
    );
  });

  it('two with one number at once: one account', async () => {
    const phones = ['+84905200021', '+84905200022'];
    const outcomes = await Promise.all(phones.map((phone) => registered({ registrationNumber: '0100109106004', phone }, phone)));
    expect(outcomes.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['IDENTIFIER_TAKEN', 'User']);
  });

  it('needs its sum, and whoever is signed in as somebody else makes no account of theirs', async () => {
    expect(await register({ registrationNumber: '0100109106005', challenge: { id: 'x', answer: '1' } })).toMatchObject({ code: 'CHALLENGE_WRONG' });
    const citizen = await signedIn(here, here.person('CITIZEN'));
    const since = here.sent.length;
    const ticket = await register({ registrationNumber: '0100109106006', phone: '0905200031' }, citizen);
    const user = await confirm(ticket.id, otpIn((await here.smsTo('+84905200031', since)).text));
    expect(user).toMatchObject({ kind: 'ORGANIZATION', phone: '+84905200031' });
    expect((await citizen.must<{ me: { kind: string; organization: object | null } }>('{ me { kind organization { name } } }')).me).toEqual({
      kind: 'INDIVIDUAL',
      organization: null,
    });
  });
});

it('A3-02 a ticket of the release before, which knows no kind, is still good', async () => {
  const since = here.sent.length;
  const ticket = await register({ registrationNumber: '0100109106007', phone: '0905200041' });
  const otp = otpIn((await here.smsTo('+84905200041', since)).text);
  const { ciphers } = here.accounts.services;
  const { rows } = await here.owner.query<{ payload_cipher: Buffer }>('select payload_cipher from accounts.otp_ticket where id = $1', [ticket.id]);
  const { kind, identifier, organization, ...person } = JSON.parse(ciphers.decrypt('registration', rows[0]?.payload_cipher ?? Buffer.of())) as Record<
    string,
    unknown
  >;
  expect([kind, identifier, typeof organization]).toEqual(['ORGANIZATION', '0100109106007', 'object']);
  const former = ciphers.encrypt('registration', JSON.stringify({ ...person, personalId: '056190000041' }));
  await here.owner.query('update accounts.otp_ticket set payload_cipher = $2 where id = $1', [ticket.id, former]);
  expect(await confirm(ticket.id, otp)).toMatchObject({ kind: 'INDIVIDUAL', identifierMasked: '•••••••••041' });
});
