import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { otpIn, signedIn } from '../testing/sign-in.ts';

let here: Province;
/** The limits are the real ones. */
beforeAll(async () => void (here = await province({ OTP_RESEND_SECONDS: '60' })));
afterAll(() => here.close());

const REGISTER = `mutation($input: RegisterIndividualInput!) { answer: registerIndividual(input: $input) { __typename
  ... on OtpTicket { id } ... on Refusal { code retryAt fields { path } } } }`;
const CONFIRM = `mutation($id: ID!, $otp: String!) { answer: confirmRegistration(ticketId: $id, otp: $otp) { __typename ... on User { id } ... on Refusal { code } } }`;

interface Answer {
  __typename: string;
  id: string;
  code?: string;
  retryAt?: string;
  fields: { path: string }[];
}
let people = 0;
const next = (): { personalId: string; phone: string } => {
  people += 1;
  return { personalId: `056190${String(600_000 + people)}`, phone: `0905${String(600_000 + people)}` };
};
const at = (address: string): Caller => Object.assign(here.as(), { address });

async function fills(by: Caller, change: object = {}): Promise<Answer & { phone: string }> {
  const who = next();
  const person = { ...who, password: 'gió biển Nha Trang 26', fullName: 'Trần Thị Thử', contactAddress: '12 Trần Phú', consentVersion: '1' };
  const { answer } = await by.must<{ answer: Answer }>(REGISTER, { input: { ...person, challenge: await by.challenge(), ...change } });
  return { ...answer, phone: `+84${who.phone.slice(1)}` };
}
async function proves(by: Caller, { id, phone }: { id: string; phone: string }): Promise<Answer> {
  const otp = otpIn((await here.smsTo(phone)).text);
  return (await by.must<{ answer: Answer }>(CONFIRM, { id, otp })).answer;
}
const countOf = async (code: string): Promise<number | undefined> =>
  (await here.owner.query<{ registered: number }>('select registered from accounts.campaign where code = $1', [code])).rows[0]?.registered;

describe('B-27 assisted registration', () => {
  it('a team helps 100 people in an hour behind one address; each is counted for its campaign', async () => {
    const team = at('203.0.113.100');
    for (let i = 0; i < 100; i++) expect((await proves(team, await fills(team, { campaignCode: ' doan-tn-01 ' }))).__typename, `person ${i}`).toBe('User');
    expect(await countOf('DOAN-TN-01')).toBe(100);
  });

  it('who proves no phone sends 40 codes in an hour; another address goes on, and so does this one for each phone that it proves', async () => {
    const alone = at('203.0.113.101');
    const open: (Answer & { phone: string })[] = [];
    for (let i = 0; i < 40; i++) open.push(await fills(alone));
    expect(open.every(({ __typename }) => __typename === 'OtpTicket')).toBe(true);
    const since = here.sent.length;
    const refused = await fills(alone);
    expect(refused).toMatchObject({ code: 'TRY_LATER', retryAt: expect.any(String) });
    expect(here.sent.slice(since).filter(({ to }) => to === refused.phone)).toEqual([]);
    expect((await fills(at('203.0.113.102'))).__typename).toBe('OtpTicket');
    for (const ticket of open.slice(0, 2)) expect((await proves(alone, ticket)).__typename).toBe('User');
    expect([(await fills(alone)).__typename, (await fills(alone)).__typename, (await fills(alone)).code]).toEqual(['OtpTicket', 'OtpTicket', 'TRY_LATER']);
    // One code makes room once.
    expect((await proves(alone, open[0] ?? { id: '', phone: '' })).code).toBe('OTP_EXPIRED');
    expect((await fills(alone)).code).toBe('TRY_LATER');
    here.later(60 * 60_000);
    expect((await fills(alone)).__typename).toBe('OtpTicket');
  });

  it('X-25 a taken number counts like a free one, and its code makes no room, however often it is typed', async () => {
    const one = at('203.0.113.103');
    const first = await fills(one);
    await proves(one, first);
    const { rows } = await here.owner.query<{ n: number }>(
      `select coalesce(sum(cardinality(at)), 0)::int as n from accounts.recent_use where bucket = 'unproven-registration'`,
    );
    const taken = await fills(one, { personalId: here.person('CITIZEN').identifier });
    for (let i = 0; i < 3; i++) expect((await proves(one, taken)).code).toBe('IDENTIFIER_TAKEN');
    const after = await here.owner.query<{ n: number }>(
      `select coalesce(sum(cardinality(at)), 0)::int as n from accounts.recent_use where bucket = 'unproven-registration'`,
    );
    expect(after.rows[0]?.n).toBe((rows[0]?.n ?? 0) + 1);
  });

  it('a form that sends no code does not count', async () => {
    const clumsy = at('203.0.113.104');
    const phone = '0905700002';
    expect((await fills(clumsy, { phone })).__typename).toBe('OtpTicket');
    for (let i = 0; i < 45; i++) {
      expect((await fills(clumsy, { fullName: '' })).code).toBe('INVALID_INPUT');
      expect((await fills(clumsy, { phone })).code).toBe('RESEND_TOO_SOON');
    }
    expect((await fills(clumsy)).__typename).toBe('OtpTicket');
  });
});

describe('A9-04 the code of a campaign', () => {
  it('is counted when the account is made, not before, and no table keeps it with the person', async () => {
    const by = at('203.0.113.110');
    const ticket = await fills(by, { campaignCode: 'POSTER-7' });
    expect(await countOf('POSTER-7')).toBeUndefined();
    const { id } = await proves(by, ticket);
    expect(await countOf('POSTER-7')).toBe(1);
    const { rows: tables } = await here.owner.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('accounts', 'events') and table_type = 'BASE TABLE'`,
    );
    const holding: string[] = [];
    for (const { name } of tables)
      if (((await here.owner.query(`select 1 from ${name} t where t::text ilike '%POSTER-7%'`)).rowCount ?? 0) > 0) holding.push(name);
    expect([holding, id]).toEqual([['accounts.campaign'], expect.any(String)]);
    await until(() => here.logged.length > 0);
    expect(here.logged.join('\n')).not.toContain('POSTER-7');
  });

  it('an organisation is counted too; an empty one is none; what is no code is refused at its field', async () => {
    const by = at('203.0.113.111');
    const input = {
      registrationNumber: '0100109106',
      password: 'gió biển Nha Trang 26',
      representative: 'Trần Thị Thử',
      phone: '0905700001',
      organizationName: 'Công ty Thử',
      organizationAddress: 'Nha Trang',
      consentVersion: '1',
      campaignCode: 'UB-22366',
    };
    const document = REGISTER.replace('RegisterIndividualInput', 'RegisterOrganizationInput').replace('registerIndividual', 'registerOrganization');
    const { answer } = await by.must<{ answer: Answer }>(document, { input: { ...input, challenge: await by.challenge() } });
    expect((await proves(by, { id: answer.id, phone: '+84905700001' })).__typename).toBe('User');
    expect(await countOf('UB-22366')).toBe(1);
    expect((await fills(by, { campaignCode: '  ' })).__typename).toBe('OtpTicket');
    for (const campaignCode of ["'; drop table accounts.campaign; --", '<script>', 'x'.repeat(200), '../..'])
      expect(await fills(by, { campaignCode })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'input.campaignCode' }] });
  });

  it('supervisors and administrators read the counts, nobody else', async () => {
    const query = '{ campaigns { code registered } }';
    for (const role of ['SUPERVISOR', 'ADMIN']) {
      const { campaigns } = await (await signedIn(here, here.person(role))).must<{ campaigns: { code: string; registered: number }[] }>(query);
      expect(campaigns.slice(0, 2)).toEqual([
        { code: 'DOAN-TN-01', registered: 100 },
        { code: 'POSTER-7', registered: 1 },
      ]);
    }
    expect(await here.as().fault(query)).toBe('UNAUTHENTICATED');
    for (const person of [here.person('CITIZEN'), here.person('BUSINESS'), here.person('OPERATOR'), here.person('AGENCY_LEADER', 'S-XD')])
      expect(await (await signedIn(here, person)).fault(query), person.role).toBe('FORBIDDEN');
  });
});
