import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let citizen: Caller;
beforeAll(async () => {
  here = await province();
  citizen = await signedIn(here, here.person('CITIZEN'));
});
afterAll(() => here.close());

const CONSENTS = '{ consents { purpose version required givenAt withdrawnAt withdrawal } }';
const RESULT = '{ __typename ... on Refusal { code message fields { path } } }';
const GIVE = `mutation($purpose: String!, $version: String!) { answer: giveConsent(purpose: $purpose, version: $version) ${RESULT} }`;
const WITHDRAW = `mutation($purpose: String!) { answer: withdrawConsent(purpose: $purpose) ${RESULT} }`;

interface Consent {
  purpose: string;
  version: string;
  givenAt: string | null;
  withdrawnAt: string | null;
  withdrawal: string;
}
const consentOf = async (who: Caller, purpose: string): Promise<Consent | undefined> =>
  (await who.must<{ consents: Consent[] }>(CONSENTS)).consents.find((each) => each.purpose === purpose);
const change = async (document: string, variables: object): Promise<{ __typename: string; code?: string; message?: string; fields?: { path: string }[] }> =>
  (await citizen.must<{ answer: { __typename: string } }>(document, variables)).answer;

describe('B-36 consents', () => {
  it('are given and taken back with the own dates; a date is kept when nothing changes', async () => {
    expect(await consentOf(citizen, 'SURVEYS')).toMatchObject({ givenAt: null, withdrawnAt: null });
    expect((await change(GIVE, { purpose: 'SURVEYS', version: '1' })).__typename).toBe('Done');
    const given = await consentOf(citizen, 'SURVEYS');
    expect(given).toMatchObject({ givenAt: expect.any(String) as string, withdrawnAt: null });
    here.later(60_000);
    await change(GIVE, { purpose: 'SURVEYS', version: '1' });
    expect(await consentOf(citizen, 'SURVEYS')).toEqual(given);
    expect((await change(WITHDRAW, { purpose: 'SURVEYS' })).__typename).toBe('Done');
    expect(await consentOf(citizen, 'SURVEYS')).toMatchObject({ givenAt: given?.givenAt, withdrawnAt: expect.any(String) as string });
    await change(GIVE, { purpose: 'SURVEYS', version: '1' });
    expect((await consentOf(citizen, 'SURVEYS'))?.withdrawnAt).toBeNull();
    const { rows } = await here.owner.query<{ action: string }>(`select action from accounts.access_log where action like '%Consent' order by at`);
    expect(rows.map(({ action }) => action)).toEqual(['giveConsent', 'withdrawConsent', 'giveConsent']);
  });

  it('one that an account cannot be without is refused, with what to do', async () => {
    expect(await change(WITHDRAW, { purpose: 'HANDLE_REPORTS' })).toMatchObject({
      code: 'NOT_NOW',
      message: expect.stringContaining('xóa tài khoản') as string,
    });
    expect((await consentOf(citizen, 'HANDLE_REPORTS'))?.withdrawnAt).toBeNull();
  });

  it('an unknown purpose and an old text are refused at their field', async () => {
    for (const purpose of ['', 'EVERYTHING', `'; --`]) {
      expect(await change(GIVE, { purpose, version: '1' })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'purpose' }] });
      expect(await change(WITHDRAW, { purpose })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'purpose' }] });
    }
    expect(await change(GIVE, { purpose: 'SURVEYS', version: '0' })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'version' }] });
  });

  it("are each person's own; officers and visitors have none to give", async () => {
    const business = await signedIn(here, here.person('BUSINESS'));
    expect(await consentOf(business, 'SURVEYS')).toMatchObject({ givenAt: null });
    const officer = await signedIn(here, here.person('SPECIALIST', 'S-YT'));
    for (const [who, code] of [
      [officer, 'FORBIDDEN'],
      [here.as(), 'UNAUTHENTICATED'],
    ] as const) {
      expect(await who.fault(GIVE, { purpose: 'SURVEYS', version: '1' })).toBe(code);
      expect(await who.fault(WITHDRAW, { purpose: 'SURVEYS' })).toBe(code);
    }
    expect((await consentOf(here.as(), 'SURVEYS'))?.withdrawal).toMatch(/khảo sát/);
  });
});
