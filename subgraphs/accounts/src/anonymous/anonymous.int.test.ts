import { appendEvent, createNotifier, type CaseEventData, type Notifier } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '../sweep.ts';
import { identityIn, type Answer, type Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { cookiesIn, SESSION, signedIn, type SessionAnswer } from '../testing/sign-in.ts';

interface Started {
  __typename: 'AnonymousStart' | 'Refusal';
  session: SessionAnswer;
  secret: string;
  code: string;
}
const START = `mutation($challenge: ChallengeAnswer) { startAnonymous(challenge: $challenge) {
  __typename ... on AnonymousStart { secret session { accessToken expiresAt user { id kind displayName fullName phone } } } ... on Refusal { code message } } }`;
const OPEN = `mutation($code: String!, $secret: String!, $challenge: ChallengeAnswer!) { signInToCase(code: $code, secret: $secret, challenge: $challenge) { ${SESSION} } }`;

let here: Province;
let notifier: Notifier;
beforeAll(async () => {
  here = await province({ LIMIT_ANONYMOUS_PER_ADDRESS_PER_HOUR: '40', LIMIT_SIGN_IN_PER_ADDRESS_PER_MINUTE: '1000' });
  notifier = createNotifier(here.env.DATABASE_URL);
});
afterAll(async () => {
  await notifier.close();
  await here.close();
});

async function start(by: Caller = here.as(), challenge?: object): Promise<Started & { who: Caller; answer: Answer<object> }> {
  const answer = await by.ask<{ startAnonymous: Started }>(START, { challenge: challenge ?? null });
  const started = answer.data.startAnonymous;
  const who = here.as(started.session ? identityIn(started.session.accessToken) : {});
  who.cookie = cookiesIn(answer.cookie);
  return { ...started, who, answer };
}
const open = async (code: string, secret: string, by: Caller = here.as()): Promise<SessionAnswer & { message: string }> =>
  (await by.must<{ signInToCase: SessionAnswer & { message: string } }>(OPEN, { code, secret, challenge: await by.challenge() })).signInToCase;

let n = 0;
/** The account's report, as cases announces it; answers when accounts knows its code. */
async function reports(accountId: string): Promise<{ caseId: string; code: string }> {
  const caseId = newId();
  const code = `KH-2611-A${String(++n).padStart(5, '2')}`;
  const facts = { code, submittedAt: '2026-11-20T08:00:00.000Z', isPublic: false } as CaseEventData['facts'];
  const data: CaseEventData = { facts, changes: [], reporterId: accountId, actorAgencyId: null };
  const add = async (type: 'CaseSubmitted' | 'CaseRejected', last: { n: number; hash: Buffer | null }): Promise<void> =>
    inTransaction(here.accounts.services.pool, async (client) => {
      await appendEvent(client, { type, commandId: 'test', actorId: null, at: new Date(), data, audience: [`case:${caseId}`], chain: { caseId, last } });
    });
  await add('CaseSubmitted', { n: 0, hash: null });
  notifier.notify();
  await until(async () => (await here.owner.query('select 1 from accounts.reported_case where code = $1', [code])).rowCount);
  return { caseId, code };
}

describe('X-15 startAnonymous', () => {
  it('gives a session of an account without a person, and a secret of which only a hash is kept', async () => {
    const { who, secret, session, answer } = await start();
    expect(session.user).toMatchObject({ kind: 'ANONYMOUS_REPORTER', displayName: 'Người gửi ẩn danh', fullName: null, phone: null });
    expect(who.identity).toMatchObject({ kind: 'ANONYMOUS_REPORTER', roles: [], scopes: [] });
    expect(secret).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    expect(answer.cookie).toMatch(/^pakn_refresh=[^;]+; Path=\/graphql; Max-Age=86400; HttpOnly; SameSite=Strict$/);
    const { rows } = await here.owner.query<{ all: string }>(
      `select row_to_json(a)::text as all from accounts.account a where id = $1
      union all select row_to_json(s)::text from accounts.session s where account_id = $1 union all select row_to_json(l)::text from accounts.access_log l where subject_id = $1
      union all select row_to_json(d)::text from accounts.device d where account_id = $1`,
      [who.identity.sub],
    );
    const kept = rows.map((row) => row.all).join('\n');
    expect(rows, 'an account, a session, an entry of the log; no device').toHaveLength(3);
    for (const trace of [secret, secret.replaceAll('-', ''), '203.0.113.7', 'node']) expect(kept).not.toContain(trace);
    expect((await here.owner.query('select count(*)::int as n from accounts.answered where answer is not null')).rows[0]).toEqual({ n: 0 });
  });

  it('B-07 the database itself refuses a person in such an account', async () => {
    const { who } = await start();
    for (const change of [`full_name = 'Nguyễn Văn An'`, `phone_hash = 'x'`, `email = 'a@b.vn'`, `case_secret_hash = null`, `kind = 'INDIVIDUAL'`])
      await expect(here.owner.query(`update accounts.account set ${change} where id = $1`, [who.identity.sub]), change).rejects.toThrow(/account_/);
  });

  it('X-10 with a sum the token says that it was solved; a wrong or used sum starts nothing', async () => {
    const challenge = await here.as().challenge();
    expect((await start(here.as(), challenge)).who.identity.scopes).toEqual(['cases:submit']);
    expect(await start(here.as(), challenge)).toMatchObject({ __typename: 'Refusal', code: 'CHALLENGE_USED' });
    expect(await start(here.as(), { ...(await here.as().challenge()), answer: '999' })).toMatchObject({ code: 'CHALLENGE_WRONG' });
  });

  it('is renewed by its cookie, and signs out', async () => {
    const { who } = await start();
    const renewed = await who.must<{ refreshSession: SessionAnswer }>(`mutation { refreshSession { ${SESSION} } }`);
    expect(renewed.refreshSession.user).toMatchObject({ id: who.identity.sub, kind: 'ANONYMOUS_REPORTER' });
    await who.must('mutation { signOut { ... on Done { ok } } }');
    expect(await who.fault(`mutation { refreshSession { ${SESSION} } }`)).toBe('UNAUTHENTICATED');
  });

  it('does not end the sign-in of whoever sits there: by token or by cookie alone', async () => {
    const citizen = await signedIn(here, here.person('CITIZEN'));
    expect(await start(citizen)).toMatchObject({ __typename: 'Refusal', code: 'NOT_NOW', answer: { cookie: null } });
    const tokenless = Object.assign(here.as(), { cookie: citizen.cookie });
    expect(await start(tokenless)).toMatchObject({ __typename: 'Refusal', code: 'NOT_NOW', answer: { cookie: null } });
    expect(await open('KH-2611-AAAAAA', 'x', tokenless)).toMatchObject({ code: 'NOT_NOW' });
    expect(await start(await signedIn(here, here.person('OPERATOR')))).toMatchObject({ code: 'NOT_NOW' });
    expect((await citizen.must<{ refreshSession: SessionAnswer }>(`mutation { refreshSession { ${SESSION} } }`)).refreshSession.user.kind).toBe('INDIVIDUAL');
  });

  it('S25 is limited by network, and says when it goes on', async () => {
    const strict = await province({ LIMIT_ANONYMOUS_PER_ADDRESS_PER_HOUR: '2' });
    try {
      const codes: (string | undefined)[] = [];
      for (let i = 0; i < 3; i++) codes.push((await strict.as().must<{ startAnonymous: Started }>(START)).startAnonymous.code);
      expect(codes).toEqual([undefined, undefined, 'TRY_LATER']);
    } finally {
      await strict.close();
    }
  });
});

describe('B-07 signInToCase', () => {
  it('opens the report as its reporter, however code and secret are written', async () => {
    const { who, secret } = await start();
    const { code } = await reports(who.identity.sub ?? '');
    for (const [typedCode, typedSecret] of [
      [code, secret],
      [` ${code.toLowerCase()} `, secret.replaceAll('-', ' ').toUpperCase()],
    ] as const)
      expect((await open(typedCode, typedSecret)).user).toMatchObject({ id: who.identity.sub, kind: 'ANONYMOUS_REPORTER' });
    const { rows } = await here.owner.query(`select action, count(*)::int as n from accounts.access_log where subject_id = $1 group by 1 order by 1`, [
      who.identity.sub,
    ]);
    expect(rows).toEqual([
      { action: 'signInToCase', n: 2 },
      { action: 'startAnonymous', n: 1 },
    ]);
  });

  it("S19 one answer for an unknown code, a wrong secret, another report's secret and the report of a person with an account", async () => {
    const [mine, theirs] = [await start(), await start()];
    const { code } = await reports(mine.who.identity.sub ?? '');
    await reports(theirs.who.identity.sub ?? '');
    const citizen = await signedIn(here, here.person('CITIZEN'));
    const named = await reports(citizen.identity.sub ?? '');
    const outcomes = [
      await open('KH-2611-ZZZZZZ', mine.secret),
      await open(code, 'aaaaa-bbbbb-ccccc-ddddd'),
      await open(code, theirs.secret),
      await open(code, ''),
      await open(named.code, mine.secret),
      await open(`${code}' or true --`, mine.secret),
    ];
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ __typename: 'Refusal', code: 'CREDENTIALS_WRONG', message: 'Mã phản ánh hoặc mã bí mật không đúng.' });
    await until(
      async () =>
        (await here.owner.query(`select 1 from accounts.access_log where subject_id = $1 and action = 'signInToCaseRefused'`, [mine.who.identity.sub]))
          .rowCount === 3,
    );
  });

  it('S19 after five wrong secrets from one network it waits there, for known and unknown codes alike', async () => {
    const { who, secret } = await start();
    const { code } = await reports(who.identity.sub ?? '');
    for (const typed of [code, 'KH-2611-YYYYYY']) {
      for (let i = 0; i < 5; i++) expect((await open(typed, `sai-${i}`)).code).toBe('CREDENTIALS_WRONG');
      expect(await open(typed, typed === code ? secret : 'sai')).toMatchObject({ code: 'TRY_LATER', retryAt: expect.any(String) });
    }
    here.later(61_000);
    expect((await open(code, secret)).__typename).toBe('Session');
  });

  it('asks a sum each time', async () => {
    const { who, secret } = await start();
    const { code } = await reports(who.identity.sub ?? '');
    const by = here.as();
    const wrong = { ...(await by.challenge()), answer: '999' };
    expect((await by.must<{ signInToCase: SessionAnswer }>(OPEN, { code, secret, challenge: wrong })).signInToCase.code).toBe('CHALLENGE_WRONG');
    expect(await by.fault(`mutation { signInToCase(code: "${code}", secret: "${secret}") { __typename } }`)).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('S1 an anonymous session', () => {
  it('has nothing of an account: no notifications, sessions, profile, password, second factor', async () => {
    const { who } = await start();
    const documents = [
      '{ notifications(first: 1) { unreadCount } }',
      '{ mySessions { id } }',
      '{ mySecondFactor }',
      'mutation { endOtherSessions { __typename } }',
      `mutation { endSession(id: "${newId()}") { __typename } }`,
      'mutation { changePassword(currentPassword: "a", newPassword: "b") { __typename } }',
      'mutation { updateProfile(fullName: "Nguyễn Văn An") { __typename } }',
      'mutation { startTotp(password: "a") { __typename } }',
      'mutation { markAllNotificationsRead { __typename } }',
      '{ people(name: "ng") { id } }',
      'mutation { saveContact(name: "Nguyễn Văn An") { __typename } }',
      '{ partnerClients { id } }',
    ];
    for (const document of documents) expect(await who.fault(document), document).toBe('FORBIDDEN');
    const { failed, stop } = who.subscribe('subscription { notificationAdded { id } }');
    await until(() => failed.length > 0);
    await stop();
    expect(JSON.stringify(failed)).toContain('FORBIDDEN');
  });

  it('is no person to others: not found by operators, not announced, not notified', async () => {
    const { who } = await start();
    const other = await start();
    expect(
      (
        await other.who.must<{ _entities: [object | null] }>(
          `{ _entities(representations: [{ __typename: "User", id: "${who.identity.sub}" }]) { ... on User { id } } }`,
        )
      )._entities,
    ).toEqual([null]);
    const { caseId } = await reports(who.identity.sub ?? '');
    const operator = await signedIn(here, here.person('OPERATOR'));
    const found = await operator.must<{ people: { kind: string }[] }>('{ people(name: "an") { kind } }');
    expect(found.people.map(({ kind }) => kind)).not.toContain('ANONYMOUS_REPORTER');
    expect((await here.owner.query(`select 1 from events.log where type = 'ContactSaved' and data->>'contactId' = $1`, [who.identity.sub])).rowCount).toBe(0);
    await until(async () => (await here.owner.query('select 1 from accounts.notification where case_id = $1', [caseId])).rowCount);
    expect((await here.owner.query('select 1 from accounts.notification where account_id = $1', [who.identity.sub])).rowCount).toBe(0);
  });
});

it('X-15 what was begun and never sent is forgotten after a week; a report keeps its account', async () => {
  const [sent, unsent] = [await start(), await start()];
  await reports(sent.who.identity.sub ?? '');
  here.later(8 * 24 * 3_600_000);
  await sweep(here.accounts.services);
  const left = async (who: Caller): Promise<number | null> =>
    (await here.owner.query('select 1 from accounts.account where id = $1', [who.identity.sub])).rowCount;
  expect([await left(sent.who), await left(unsent.who)]).toEqual([1, 0]);
});
