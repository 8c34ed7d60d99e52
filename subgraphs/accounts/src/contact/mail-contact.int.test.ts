import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';
import { seedMailbox } from '../seed/seed-mailbox.ts';

const MAILBOX_CLIENT_ID = '01930000-0000-7000-8000-000000000b32';
const MAILBOX_KEY = 'ab'.repeat(32);
let here: Province;
let mailbox: Caller;
beforeAll(async () => {
  here = await province({ MAILBOX_CLIENT_ID, MAILBOX_KEY });
  await seedMailbox(here.accounts.services);
  mailbox = here.as({ sub: MAILBOX_CLIENT_ID, kind: 'PARTNER', roles: [], scopes: ['mailbox'] });
});
afterAll(() => here.close());

const SAVE =
  'mutation($email: String!, $name: String) { saveMailContact(email: $email, name: $name) { ... on Contact { id } ... on Refusal { code fields { path } } } }';
const save = async (email: string, name?: string): Promise<{ id: string; code?: string }> =>
  (await mailbox.must<{ saveMailContact: { id: string; code?: string } }>(SAVE, { email, name })).saveMailContact;
const accountOf = async (id: string): Promise<object> =>
  (await here.owner.query<object>('select kind, status, full_name, email, phone_hash from accounts.account where id = $1', [id])).rows[0] ?? {};

it('B-32 an address is one contact, whatever name stands beside it', async () => {
  const { id } = await save('Hoa.Tran@gmail.example', 'Trần Thị Hoa');
  expect(await accountOf(id)).toEqual({ kind: 'INDIVIDUAL', status: 'CONTACT', full_name: 'Trần Thị Hoa', email: 'Hoa.Tran@gmail.example', phone_hash: null });
  expect((await save('hoa.tran@GMAIL.example', 'Kẻ Khác')).id).toBe(id);
  expect(await accountOf(id)).toMatchObject({ full_name: 'Trần Thị Hoa' });
  expect((await save('hoa.tran@gmail.example.vn', 'Trần Thị Hoa')).id).not.toBe(id);
  expect(await accountOf((await save('phong@cty.example', 'Phòng 12 <b>')).id)).toMatchObject({ full_name: 'Người gửi thư điện tử' });
  expect(await save('không phải địa chỉ')).toMatchObject({ code: 'INVALID_INPUT' });
});

it('B-32 is never somebody registered, nor whom the desk has saved: nobody has proven an address', async () => {
  await here.owner.query(
    `update accounts.account set email = 'an@gmail.example' where id = (select id from accounts.account where kind = 'INDIVIDUAL' limit 1)`,
  );
  const operator = await signedIn(here, here.person('OPERATOR'));
  const { saveContact: called } = await operator.must<{ saveContact: { id: string } }>(
    'mutation { saveContact(name: "Lê Văn An", email: "an@gmail.example") { ... on Contact { id } } }',
  );
  const { id } = await save('an@gmail.example', 'Lê Văn An');
  expect(id).not.toBe(called.id);
  expect(await accountOf(id)).toMatchObject({ status: 'CONTACT' });
});

it('B-32 S1 only the mailbox saves senders, and it saves and reads nothing else', async () => {
  const people = [await signedIn(here, here.person('OPERATOR')), await signedIn(here, here.person('ADMIN')), await signedIn(here, here.person('CITIZEN'))];
  const partner = here.as({ sub: MAILBOX_CLIENT_ID, kind: 'PARTNER', roles: [], scopes: ['cases:read', 'cases:submit'] });
  for (const who of [...people, partner]) expect(await who.fault(SAVE, { email: 'x@y.vn' })).toBe('FORBIDDEN');
  expect(await here.as().fault(SAVE, { email: 'x@y.vn' })).toBe('UNAUTHENTICATED');
  for (const query of [
    '{ people(name: "Hoa") { id } }',
    'mutation { saveContact(name: "Hoa") { __typename } }',
    '{ partnerClients { id } }',
    '{ mySessions { id } }',
  ])
    expect([query, await mailbox.fault(query)]).toEqual([query, 'FORBIDDEN']);
});

it('B-32 its client is made by the seeds, gets a token of the one scope, and stays revoked', async () => {
  const token = async (): Promise<{ status: number; scope?: string }> => {
    const authorization = `Basic ${Buffer.from(`${MAILBOX_CLIENT_ID}:${MAILBOX_KEY}`).toString('base64')}`;
    const answer = await here.as().raw('/oauth/token', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
    return { status: answer.status, scope: ((await answer.json()) as { scope?: string }).scope ?? '' };
  };
  expect(await token()).toEqual({ status: 200, scope: 'mailbox' });
  const admin = await signedIn(here, here.person('ADMIN'));
  await admin.must('mutation($id: ID!) { revokePartnerClient(id: $id) { __typename } }', { id: MAILBOX_CLIENT_ID });
  await seedMailbox(here.accounts.services);
  expect((await token()).status).toBe(401);
});
