import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let operator: Caller;
beforeAll(async () => {
  here = await province();
  operator = await signedIn(here, here.person('OPERATOR'));
});
afterAll(() => here.close());

const SAVE = `mutation($name: String!, $phone: String, $email: String, $address: String, $personalId: String) {
  saveContact(name: $name, phone: $phone, email: $email, address: $address, personalId: $personalId) { __typename ... on Contact { id name phone earlierCases } ... on Refusal { code fields { path } } } }`;
interface Saved {
  id: string;
  code: string;
  fields: { path: string }[];
}
const save = async (form: object): Promise<Saved> => (await operator.must<{ saveContact: Saved }>(SAVE, form)).saveContact;
const PEOPLE =
  'query($phone: String, $identifier: String, $name: String) { people(phone: $phone, identifier: $identifier, name: $name) { id fullName phone phoneMasked identifierMasked contactAddress } }';

it('a caller is kept in accounts and found again by phone, number or name; each look-up is logged', async () => {
  const saved = await save({ name: 'Lê Văn Gọi', phone: '0905 777 001', address: '3 Yersin', personalId: '056090777001' });
  expect(saved).toMatchObject({ name: 'Lê Văn Gọi', phone: '+84905777001', earlierCases: 0 });
  expect((await save({ name: 'lê văn gọi', phone: '+84905777001' })).id).toBe(saved.id);
  expect((await save({ name: 'Người Khác', phone: '0905777001' })).id).not.toBe(saved.id);
  for (const by of [{ phone: '0905777001', name: 'Gọi' }, { identifier: '056090777001' }, { name: 'le van goi' }]) {
    const { people } = await operator.must<{ people: object[] }>(PEOPLE, by);
    expect(people).toEqual([
      { id: saved.id, fullName: 'Lê Văn Gọi', phone: null, phoneMasked: '09•• ••• •01', identifierMasked: '•••••••••001', contactAddress: '3 Yersin' },
    ]);
  }
  const log = await here.owner.query('select action, actor_id, request_id from accounts.access_log where subject_id = $1', [saved.id]);
  expect(log.rows.map(({ action }) => String(action)).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'people',
    'people',
    'people',
    'saveContact',
    'saveContact',
  ]);
  expect(log.rows.every(({ actor_id }) => actor_id === operator.identity.sub)).toBe(true);
});

it('the log cannot be changed by the service', async () => {
  for (const statement of ['update accounts.access_log set at = now()', 'delete from accounts.access_log'])
    await expect(here.accounts.services.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
});

it('a contact cannot sign in, and an officer is no contact', async () => {
  const visitor = here.as();
  const { signIn } = await visitor.must<{ signIn: { code: string } }>(`mutation($input: SignInInput!) { signIn(input: $input) { ... on Refusal { code } } }`, {
    input: { identifier: '0905777001', password: '', challenge: await visitor.challenge() },
  });
  expect(signIn.code).toBe('CREDENTIALS_WRONG');
  expect((await operator.must<{ people: object[] }>(PEOPLE, { phone: here.person('SPECIALIST', 'S-XD').phone })).people).toEqual([]);
});

it('names each wrong field, and wants something to look for', async () => {
  expect((await save({ name: '', phone: '1', email: 'x', personalId: '12' })).fields.map(({ path }) => path)).toEqual(['name', 'phone', 'email', 'personalId']);
  expect(await operator.fault(PEOPLE, {})).toBe('BAD_USER_INPUT');
  expect((await operator.must<{ people: object[] }>(PEOPLE, { name: '100%' })).people).toEqual([]);
});
