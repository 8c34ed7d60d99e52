import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let citizen: Caller;
let business: Caller;
beforeAll(async () => {
  here = await province();
  citizen = await signedIn(here, here.person('CITIZEN'));
  business = await signedIn(here, here.person('BUSINESS'));
});
afterAll(() => here.close());

const ME =
  '{ me { displayName fullName email contactAddress phoneMasked identifierMasked organization { name address phone email representative registrationNumber } } }';
const REFUSAL = '__typename ... on Refusal { code fields { path code } }';
const ORGANIZATION = `mutation($name: String, $address: String, $phone: String, $email: String, $representative: String) {
  answer: updateOrganization(name: $name, address: $address, phone: $phone, email: $email, representative: $representative) { ${REFUSAL} } }`;
const PROFILE = `mutation($fullName: String, $email: String, $contactAddress: String) {
  answer: updateProfile(fullName: $fullName, email: $email, contactAddress: $contactAddress) { ${REFUSAL} } }`;

interface Answer {
  answer: { __typename: string; code?: string; fields?: { path: string }[] };
}
interface Me {
  me: { displayName: string; fullName: string; email: string | null; contactAddress: string; organization: Record<string, string | null> };
}

describe('A3-15 A3-16 the own profile', () => {
  it('is changed field by field; what is left out stays, "" empties the e-mail address', async () => {
    const { me: before } = await citizen.must<Me>(ME);
    expect((await citizen.must<Answer>(PROFILE, { fullName: '  Trần  Thị Bé ', email: 'be@example.vn' })).answer.__typename).toBe('User');
    expect((await citizen.must<Me>(ME)).me).toEqual({ ...before, displayName: 'Trần Thị Bé', fullName: 'Trần Thị Bé', email: 'be@example.vn' });
    await citizen.must(PROFILE, { email: '' });
    expect((await citizen.must<Me>(ME)).me.email).toBeNull();
  });

  it('takes nothing of a hostile form, and names each field', async () => {
    const { me: before } = await citizen.must<Me>(ME);
    const { answer } = await citizen.must<Answer>(PROFILE, { fullName: '<b>x</b>', email: 'x@', contactAddress: '\u200B\u202E' });
    expect([answer.code, answer.fields?.map(({ path }) => path)]).toEqual(['INVALID_INPUT', ['fullName', 'email', 'contactAddress']]);
    expect((await citizen.must<Me>(ME)).me).toEqual(before);
  });
});

describe('A3-16 the profile of an organisation', () => {
  it('has its own fields; a fixed line is a phone of an organisation too', async () => {
    const change = { name: 'Công ty Yến Sào Thử', address: '1 Lê Lợi', phone: '0258 3822 229', email: 'lienhe@example.vn', representative: 'Phạm Văn Đại' };
    expect((await business.must<Answer>(ORGANIZATION, change)).answer.__typename).toBe('User');
    const { me } = await business.must<Me>(ME);
    expect([me.displayName, me.fullName]).toEqual([change.name, change.representative]);
    expect(me.organization).toMatchObject({ ...change, phone: '+842583822229' });
    await business.must(ORGANIZATION, { phone: '', email: '' });
    expect((await business.must<Me>(ME)).me.organization).toMatchObject({ name: change.name, phone: null, email: null });
  });

  it('names each wrong field', async () => {
    const { answer } = await business.must<Answer>(ORGANIZATION, { name: ' ', address: 'x'.repeat(301), phone: '12', email: '@', representative: '7' });
    expect(answer.fields?.map(({ path }) => path)).toEqual(['name', 'address', 'phone', 'email', 'representative']);
  });

  it('is for organisations: a citizen, an officer and whoever is not signed in are refused', async () => {
    const officer = await signedIn(here, here.person('SPECIALIST', 'S-YT'));
    const faults = await Promise.all([citizen, officer, here.as()].map((who) => who.fault(ORGANIZATION, { name: 'Của tôi' })));
    expect(faults).toEqual(['FORBIDDEN', 'FORBIDDEN', 'UNAUTHENTICATED']);
  });
});
