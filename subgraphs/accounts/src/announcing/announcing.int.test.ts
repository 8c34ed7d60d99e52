import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@pakn/service-kit';
import { changing } from '../changing.ts';
import type { Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let officer: Caller & { token: string };
beforeAll(async () => {
  here = await province();
  officer = await signedIn(here, here.person('SPECIALIST', 'S-XD'));
});
afterAll(() => here.close());

interface Said {
  type: string;
  data: { revision: number; active: boolean; roles?: string[]; agencyId?: string };
}
const saidOf = async (id: string | undefined): Promise<Said[]> => {
  const { rows } = await here.owner.query<Said>(
    `select type, data from events.log where data->>'officerId' = $1 or data->>'contactId' = $1 order by (data->>'revision')::int`,
    [id],
  );
  return rows;
};
const pending = async (): Promise<number> => (await here.owner.query<{ n: number }>('select count(*)::int as n from accounts.pending_change')).rows[0]?.n ?? 0;
const revoked = async (id: string | undefined): Promise<boolean> => {
  const answer = (await (await here.as().raw('/internal/revoked?since=0')).json()) as { revoked: { subject: string }[] };
  return answer.revoked.some(({ subject }) => subject === id);
};

describe('what changes of people through the product is announced with the change', () => {
  it('officers and citizens of the seed, without a name or a phone', async () => {
    const { rows } = await here.owner.query<{ officers: number; contacts: number; accounts: number; text: string }>(
      `select (select count(*)::int from events.log where type = 'OfficerSaved') as officers, (select count(*)::int from events.log where type = 'ContactSaved') as contacts,
         (select count(*)::int from accounts.account) as accounts, (select string_agg(data::text, '') from events.log where type in ('OfficerSaved', 'ContactSaved')) as text`,
    );
    expect(rows[0]?.contacts).toBe(4);
    expect(rows[0]?.officers).toBe((rows[0]?.accounts ?? 0) - 4);
    for (const { fullName, phone } of here.people.filter(({ role }) => role !== 'PARTNER')) {
      expect(rows[0]?.text).not.toContain(fullName);
      expect(rows[0]?.text).not.toContain(phone);
    }
    expect(await saidOf(officer.identity.sub)).toMatchObject([{ type: 'OfficerSaved', data: { revision: 1, active: true, roles: ['SPECIALIST'] } }]);
  });

  it('a caller who is saved is in the log when the answer is there, once', async () => {
    const operator = await signedIn(here, here.person('OPERATOR'));
    const save = async (): Promise<string> =>
      (await operator.must<{ saveContact: { id: string } }>('mutation { saveContact(name: "Lê Văn Gọi", phone: "0905777002") { ... on Contact { id } } }'))
        .saveContact.id;
    const id = await save();
    expect(await saidOf(id)).toMatchObject([{ type: 'ContactSaved', data: { revision: 1, active: true } }]);
    await save();
    expect(await saidOf(id)).toHaveLength(1);
  });

  it('nothing is said of what was undone', async () => {
    const before = await pending();
    const id = officer.identity.sub;
    const work = changing(here.accounts.services, { actorId: null, requestId: 'test', reason: 'test' }, async (em) => {
      await em.execute('update accounts.account set active = false where id = ?', [id]);
      throw new Error('undone');
    });
    await expect(work).rejects.toThrow('undone');
    expect(await saidOf(id)).toHaveLength(1);
    expect(await pending()).toBe(before);
    expect(await revoked(id)).toBe(false);
  });
});

/** As the gateway judges a token: good when it was issued after all that is revoked of its account and session. */
async function isGood(token: string): Promise<boolean> {
  const { sub, sid, iat } = decodeJwt<{ sid: string }>(token);
  const answer = (await (await here.as().raw('/internal/revoked?since=0')).json()) as { revoked: { subject: string; at: number }[] };
  return answer.revoked.every(({ subject, at }) => (subject !== sub && subject !== sid) || Math.round((iat ?? 0) * 1000) > at);
}

describe('S4 a token of the second in which a right changes is good exactly when it was issued after the change', () => {
  const person = () => here.person('SPECIALIST', 'S-TC');
  /** Early enough in a second for two sign-ins. */
  const second = (): Promise<true> => until(() => Promise.resolve(Date.now() % 1_000 < 300));

  it('by SQL, although the change is taken later', async () => {
    const { identity } = await signedIn(here, person());
    await second();
    const before = (await signedIn(here, person())).token;
    await here.owner.query('update accounts.account set roles = $2 where id = $1', [identity.sub, ['AGENCY_LEADER']]);
    const after = await signedIn(here, person());
    await here.accounts.changes.look();
    expect(after.identity.roles).toEqual(['AGENCY_LEADER']);
    expect([await isGood(before), await isGood(after.token)]).toEqual([false, true]);
  });

  it('through the product', async () => {
    const admin = await signedIn(here, here.person('ADMIN'));
    const { identity } = await signedIn(here, person());
    await second();
    const before = (await signedIn(here, person())).token;
    await admin.must('mutation($id: ID!) { setOfficerRoles(userId: $id, roles: [SPECIALIST], active: true) { __typename } }', { id: identity.sub });
    const after = (await signedIn(here, person())).token;
    expect([await isGood(before), await isGood(after)]).toEqual([false, true]);
  });

  it('a change that is taken long after it was made is in the next answer', async () => {
    const [id, since, minutes] = [newId(), Date.now() - 30_000, 5];
    await here.owner.query(
      `insert into accounts.pending_change (kind, subject_id, revoke, changed_at) values ('CLIENT', $1, true, clock_timestamp() - $2 * interval '1 minute')`,
      [id, minutes],
    );
    await here.accounts.changes.look();
    const answer = (await (await here.as().raw(`/internal/revoked?since=${since}`)).json()) as { revoked: { subject: string; at: number }[] };
    expect(answer.revoked.find(({ subject }) => subject === id)?.at).toBeLessThan(since);
  });
});

describe('what is changed by SQL is noticed', () => {
  it.each([
    ['inactive', 'active = false', { active: false }],
    ['active again', 'active = true', { active: true }],
    ['other roles', `roles = '{AGENCY_LEADER,SPECIALIST}'`, { roles: ['AGENCY_LEADER', 'SPECIALIST'] }],
  ])('S4 an officer %s: the others are notified, older tokens end', async (_what, change, expected) => {
    const person = here.person('SPECIALIST', 'S-YT');
    const { rows } = await here.owner.query<{ id: string }>('select id from accounts.account where phone_hash = $1', [
      here.accounts.services.ciphers.hash('phone', person.phone),
    ]);
    const id = rows[0]?.id;
    const count = (await saidOf(id)).length;
    await here.owner.query('delete from accounts.revocation where id = $1', [id]);
    await here.owner.query(`update accounts.account set ${change} where id = $1`, [id]);
    await here.accounts.changes.look();
    const said = await saidOf(id);
    expect(said.at(-1)).toMatchObject({ type: 'OfficerSaved', data: { ...expected, revision: count + 1 } });
    expect(await revoked(id)).toBe(true);
  });

  it('what is no right of anybody announces nothing', async () => {
    await here.owner.query(`update accounts.account set position = 'Phó phòng', name_folded = name_folded where kind = 'OFFICER'`);
    expect(await pending()).toBe(0);
  });

  it('S4 a session that is deleted or ended', async () => {
    for (const change of ['delete from accounts.session where id = $1', `update accounts.session set ended_at = now() where id = $1`]) {
      const { identity } = await signedIn(here, here.person('SPECIALIST', 'S-NV'));
      await here.owner.query(change, [identity.sid]);
      await here.accounts.changes.look();
      expect(await revoked(identity.sid)).toBe(true);
    }
  });

  it('S4 a partner client that is locked, within a second', async () => {
    const { identifier } = here.person('PARTNER');
    await here.owner.query('update accounts.partner_client set active = false where id = $1', [identifier]);
    await until(() => revoked(identifier));
  });

  it('a person who is deleted stays known and inactive', async () => {
    const id = newId();
    await here.owner.query(
      `insert into accounts.account (id, kind, status, full_name, name_folded, created_at) values ($1, 'INDIVIDUAL', 'CONTACT', 'Tạm', 'tam', now())`,
      [id],
    );
    await here.accounts.changes.look();
    await here.owner.query('delete from accounts.account where id = $1', [id]);
    await here.accounts.changes.look();
    expect((await saidOf(id)).map(({ data }) => [data.revision, data.active])).toEqual([
      [1, true],
      [2, false],
    ]);
  });
});

it('those of before the events are announced, a thousand in bounded pieces', async () => {
  await here.owner.query(
    `insert into accounts.account (id, kind, status, full_name, name_folded, created_at)
     select gen_random_uuid(), 'INDIVIDUAL', 'CONTACT', 'Cũ', 'cu', now() from generate_series(1, 1200)`,
  );
  await here.accounts.changes.look();
  const { rows } = await here.owner.query<{ said: number; transactions: number }>(
    `select count(*)::int as said, count(distinct x)::int as transactions from events.log where type = 'ContactSaved' and command_id = 'changes'
     and data->>'contactId' in (select id::text from accounts.account where name_folded = 'cu')`,
  );
  expect(rows[0]?.said).toBe(1200);
  expect(rows[0]?.transactions).toBeGreaterThanOrEqual(3);
});

it('two who change the same person at once say the newest last', async () => {
  const id = officer.identity.sub;
  const { pool } = here.accounts.services;
  const roles = ['{SPECIALIST}', '{AGENCY_LEADER}', '{SUPERVISOR}', '{SPECIALIST,SUPERVISOR}'];
  await Promise.all(
    Array.from({ length: 24 }, (_, i) =>
      i % 2 === 0
        ? pool.query('update accounts.account set roles = $2 where id = $1', [id, roles[i % 4]])
        : changing(here.accounts.services, { actorId: null, requestId: 'test', reason: 'test' }, (em) =>
            em.execute('update accounts.account set roles = ?::text[] where id = ?', [roles[i % 4], id]),
          ),
    ),
  );
  await here.accounts.changes.look();
  const said = await saidOf(id);
  const { rows } = await here.owner.query<{ roles: string[] }>('select roles from accounts.account where id = $1', [id]);
  expect(said.at(-1)?.data.roles).toEqual(rows[0]?.roles.toSorted());
  expect(said.map(({ data }) => data.revision)).toEqual(said.map((_, i) => i + 1));
});
