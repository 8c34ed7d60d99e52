import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from './testing/caller.ts';
import { province, type Province } from './testing/province.ts';
import { signedIn } from './testing/sign-in.ts';

let here: Province;
let admin: Caller;
beforeAll(async () => {
  here = await province();
  admin = await signedIn(here, here.person('ADMIN'));
});
afterAll(() => here.close());

const CREATE =
  'mutation($name: String!) { createPartnerClient(name: $name, scopes: ["cases:read"]) { ... on PartnerClient { id secret createdAt } ... on Refusal { code } } }';
interface Made {
  createPartnerClient: { id: string; secret: string };
}
const under = (key: string, who: Caller = admin): Caller => {
  const caller = here.as(who.identity);
  caller.idempotencyKey = key;
  return caller;
};
const clients = async (name: string): Promise<number> =>
  (await here.owner.query<{ count: number }>('select count(*)::int as count from accounts.partner_client where name = $1', [name])).rows[0]?.count ?? 0;

describe('R2 the same Idempotency-Key', () => {
  it('20 at once make one key, and all get its answer', async () => {
    const key = randomUUID();
    const made = await Promise.all(Array.from({ length: 20 }, () => under(key).must<Made>(CREATE, { name: 'Một lần' })));
    expect(new Set(made.map(({ createPartnerClient }) => createPartnerClient.secret)).size).toBe(1);
    expect(await clients('Một lần')).toBe(1);
    const stored = await here.owner.query('select * from accounts.answered');
    expect(JSON.stringify(stored.rows)).not.toContain(made[0]?.createPartnerClient.secret);
  });

  it('X-30 belongs to one content: with other words it is refused as data, and nothing is done; to another person it gives nothing', async () => {
    const key = randomUUID();
    await under(key).must<Made>(CREATE, { name: 'A' });
    expect(await under(key).must(CREATE, { name: 'B' })).toEqual({ createPartnerClient: { code: 'KEY_REUSED' } });
    expect([await clients('A'), await clients('B')]).toEqual([1, 0]);
    const citizen = await signedIn(here, here.person('CITIZEN'));
    expect(await under(key, citizen).fault(CREATE, { name: 'A' })).toBe('FORBIDDEN');
  });

  it('X-30 means the same to a caller who is not signed in', async () => {
    const ask = here.as({});
    ask.idempotencyKey = randomUUID();
    const reset = 'mutation($p: String!, $c: ChallengeAnswer!) { requestPasswordReset(phone: $p, challenge: $c) { __typename ... on Refusal { code } } }';
    const challenge = await ask.challenge();
    const first = await ask.must(reset, { p: '0905000111', c: challenge });
    expect(await ask.must(reset, { p: '0905000111', c: challenge }), 'not CHALLENGE_USED').toEqual(first);
    expect(await ask.must(reset, { p: '0905000222', c: challenge })).toEqual({ requestPasswordReset: { __typename: 'Refusal', code: 'KEY_REUSED' } });
  });

  it('X-30 a refused call has not used it: the mended one is done under it', async () => {
    const person = here.person('CITIZEN');
    const caller = under(randomUUID(), await signedIn(here, person));
    const change = 'mutation($a: String!, $b: String!) { changePassword(currentPassword: $a, newPassword: $b) { __typename ... on Refusal { code } } }';
    const short = { a: person.password, b: 'ngắn' };
    for (let i = 0; i < 2; i++) expect(await caller.must(change, short)).toEqual({ changePassword: { __typename: 'Refusal', code: 'PASSWORD_TOO_SHORT' } });
    expect(await caller.must(change, { a: person.password, b: 'gió lộng Cam Ranh' })).toEqual({ changePassword: { __typename: 'Done' } });
    expect(await caller.must(change, short), 'now it is used').toEqual({ changePassword: { __typename: 'Refusal', code: 'KEY_REUSED' } });
  });

  it('keeps no fault: it may be tried again', async () => {
    const caller = under(randomUUID());
    const rotate = 'mutation { rotatePartnerSecret(id: "01890000-0000-7000-8000-000000000000") { __typename } }';
    expect(await caller.fault(rotate)).toBe('NOT_FOUND');
    expect(await caller.fault(rotate)).toBe('NOT_FOUND');
  });

  it('a lost answer to a changed password is not "wrong password"', async () => {
    const person = here.person('BUSINESS');
    const caller = under(randomUUID(), await signedIn(here, person));
    const change = 'mutation($a: String!, $b: String!) { changePassword(currentPassword: $a, newPassword: $b) { __typename } }';
    for (let i = 0; i < 2; i++)
      expect(await caller.must(change, { a: person.password, b: 'gió lộng Vân Phong' })).toEqual({ changePassword: { __typename: 'Done' } });
  });
});
