import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { asOwner } from './outside/database.ts';
import { subscribe, until, type Outside } from './outside/client.ts';
import { demoPerson, signedIn, type DemoPerson, type System } from './outside/people.ts';

// A right that is taken away ends within 60 s, also when an administrator takes it away by SQL: the token is refused, the open socket is closed.
const system: System = inject('system');
const PROMISE_MS = 60_000;
const MINE = 'query { me { officer { roles agency { code } } } }';
const EVENTS = 'subscription { caseEvents { caseId kind } }';

let person: DemoPerson;
let id: string;
beforeAll(async () => {
  person = await demoPerson(system, 'SPECIALIST', 'S-TC');
  const { me } = await (await signedIn(system, person)).must<{ me: { id: string } }>('{ me { id } }');
  id = me.id;
});
afterAll(() =>
  asOwner(
    system.dataDir,
    `update accounts.account set active = true, roles = '{SPECIALIST}', agency_id = (select id from accounts.agency where code = 'S-TC') where id = $1`,
    [id],
  ),
);

/** Signs the officer in, opens a socket, does `take`, and measures until both are gone. */
async function losesRights(take: (officer: Outside) => Promise<unknown>): Promise<Outside> {
  const officer = await signedIn(system, person);
  const listening = subscribe<{ caseId: string }>(officer, 'caseEvents', EVENTS);
  const closed = new Promise<number>((resolve) => listening.client.on('closed', (event) => resolve((event as { code: number }).code)));
  await new Promise<void>((resolve) => listening.client.on('connected', () => resolve()));
  const at = Date.now();
  await take(officer);
  expect(await closed).toBe(4403);
  await until('the token to be refused', async () => (await officer.ask(MINE)).errors?.[0]?.extensions?.code === 'UNAUTHENTICATED', PROMISE_MS);
  expect(Date.now() - at).toBeLessThan(PROMISE_MS);
  return officer;
}
/** The next access token, by the cookie alone. */
async function refreshes(officer: Outside): Promise<string | undefined> {
  officer.token = undefined;
  const { data, errors } = await officer.ask<{ refreshSession: { accessToken: string } }>('mutation { refreshSession { ... on Session { accessToken } } }');
  officer.token = data?.refreshSession.accessToken;
  return officer.token ?? errors?.[0]?.extensions?.code;
}
const sql = (text: string) => asOwner(system.dataDir, text, [id]);

describe('S4 by SQL', () => {
  test('an officer is set inactive: no new token either', async () => {
    const officer = await losesRights(() => sql('update accounts.account set active = false where id = $1'));
    expect(await refreshes(officer)).toBe('UNAUTHENTICATED');
    await sql('update accounts.account set active = true where id = $1');
  });

  test('the roles change: the next token carries the new ones', async () => {
    const officer = await losesRights(() => sql(`update accounts.account set roles = '{SUPERVISOR}' where id = $1`));
    await refreshes(officer);
    expect(await officer.must(MINE)).toMatchObject({ me: { officer: { roles: ['SUPERVISOR'] } } });
    await sql(`update accounts.account set roles = '{SPECIALIST}' where id = $1`);
  });

  test('the agency changes', async () => {
    const officer = await losesRights(() => sql(`update accounts.account set agency_id = (select id from accounts.agency where code = 'S-NV') where id = $1`));
    await refreshes(officer);
    expect(await officer.must(MINE)).toMatchObject({ me: { officer: { agency: { code: 'S-NV' } } } });
  });

  test('the sessions are deleted', async () => {
    const officer = await losesRights(() => sql('delete from accounts.session where account_id = $1'));
    expect(await refreshes(officer)).toBe('UNAUTHENTICATED');
  });
});

test('S4 through the product: an administrator locks the officer', async () => {
  const admin = await signedIn(system, await demoPerson(system, 'ADMIN'));
  const set = (active: boolean): Promise<unknown> =>
    admin.must(
      'mutation($id: ID!, $active: Boolean!) { setOfficerRoles(userId: $id, roles: [SPECIALIST], active: $active) { __typename ... on Refusal { message } } }',
      {
        id,
        active,
      },
    );
  const officer = await losesRights(() => set(false));
  expect(await refreshes(officer)).toBe('UNAUTHENTICATED');
  await set(true);
});
