import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, expect, inject, test } from 'vitest';
import { outside, until, type Outside } from '../outside/client.ts';
import { agencyIds, files, report } from '../outside/filing.ts';
import { observed } from '../outside/observed.ts';
import {
  CONFIRM_SIGN_IN,
  demoPerson,
  otpFor,
  partnerToken,
  SIGN_IN,
  SIGN_IN_TO_CASE,
  signedIn,
  smsTo,
  solvedChallenge,
  startedAnonymously,
  type System,
} from '../outside/people.ts';
import { photo, upload } from '../outside/upload.ts';
import { conversationToken } from './conversation-token.ts';
import { forgedTokens } from './forged-token.ts';
import { crowd, demoOf, HANDLING, type Crowd } from './people.ts';
import { raw } from './raw.ts';
import { metricsTokens, statusSecrets, unsubscribeLinks } from './secrets-at-the-door.ts';
import { askEntities } from './subgraphs.ts';
import { differences } from './table.ts';
import { NOT_GIVEN_OUT, secretFiles, TOKENS, type Token } from './tokens.ts';
import { EXPECTED, type Seen } from './tokens-expected.ts';

const system: System = inject('system');
let people: Crowd;
beforeAll(async () => void (people = await crowd(system)));

/** What somebody saw: the code of the fault or refusal, or the type of what was given. */
async function seen(client: Outside, query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<string> {
  const { data, errors } = await client.ask<Record<string, { __typename?: string; code?: string } | null>>(query, variables, headers);
  const result = Object.values(data ?? {})[0];
  return errors?.[0]?.extensions?.code ?? (result?.__typename === 'Refusal' ? result.code : result?.__typename) ?? 'nothing';
}
const changed = (token: string): string => `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
const RESULT = '{ __typename ... on Refusal { code } }';
const ME = '{ me { __typename } }';
const REFRESH = `mutation { refreshSession ${RESULT} }`;
const RESET = `mutation($challenge: ChallengeAnswer!, $phone: String!) { requestPasswordReset(phone: $phone, challenge: $challenge) ${RESULT} }`;
const CONFIRM = `mutation($id: ID!, $otp: String!) { confirmSignIn(ticketId: $id, otp: $otp) ${RESULT} }`;
const SUBMIT = `mutation($input: CaseDraftInput!, $challenge: ChallengeAnswer, $key: ID!) { submitCase(input: $input, challenge: $challenge, idempotencyKey: $key) ${RESULT} }`;
const somePhone = (): string => `+8490${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;

/** A fresh session with its cookies, by name. */
async function cookiesOf(who: 'another citizen'): Promise<{ client: Outside; cookies: Record<string, string> }> {
  const person = await demoOf(system, who);
  const client = outside(system.origin);
  const input = { identifier: person.identifier, password: person.password, challenge: await solvedChallenge(client) };
  const answer = await client.ask<{ signIn: { accessToken: string } }>(SIGN_IN, { input });
  client.token = answer.data?.signIn.accessToken;
  client.cookie = undefined;
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]?.split('=') as [string, string]);
  return { client, cookies: Object.fromEntries(cookies) };
}
const refreshes = async (token: string): Promise<{ said: string; next: string | undefined }> => {
  const answer = await outside(system.origin).ask<{ refreshSession: { __typename: string } }>(REFRESH, {}, { cookie: `pakn_refresh=${token}` });
  const next = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('pakn_refresh='));
  return { said: answer.errors?.[0]?.extensions?.code ?? answer.data?.refreshSession.__typename ?? 'nothing', next: next?.split(';')[0]?.split('=')[1] };
};

/** The attacks on each kind, by what was presented, and what was seen. */
const ATTACKS: Record<Token, () => Promise<Seen>> = {
  'access token': async () => {
    const all = await forgedTokens(system, people['another citizen'].token ?? '');
    return Object.fromEntries(await Promise.all(Object.entries(all).map(async ([name, token]) => [name, await seen(outside(system.origin, token), ME)])));
  },

  'refresh cookie': async () => {
    const { client, cookies } = await cookiesOf('another citizen');
    const first = cookies['pakn_refresh'] ?? '';
    const second = await refreshes(first);
    const third = await refreshes(second.next ?? '');
    return {
      'used once': second.said,
      'its successor': third.said,
      forged: (await refreshes(changed(first))).said,
      'an access token': (await refreshes(client.token ?? '')).said,
      'as an access token': await seen(outside(system.origin, third.next), ME),
      'an old one again': (await refreshes(first)).said,
      'the newest of its family then': (await refreshes(third.next ?? '')).said,
    };
  },

  'device cookie': async () => {
    const { cookies } = await cookiesOf('another citizen');
    const device = cookies['pakn_device'] ?? '';
    const asks = async (value: string): Promise<string> => {
      const client = outside(system.origin);
      const { identifier, password } = await demoOf(system, 'another citizen');
      const input = { identifier, password, challenge: await solvedChallenge(client) };
      const answer = await client.ask(SIGN_IN, { input }, { cookie: `pakn_device=${value}` });
      return answer.headers.getSetCookie().some((cookie) => cookie.startsWith('pakn_device=') && !cookie.includes(value)) ? 'an unknown device' : 'known';
    };
    return {
      'its own': await asks(device),
      forged: await asks(changed(device)),
      'as a refresh cookie': (await refreshes(device)).said,
      'as an access token': await seen(outside(system.origin, device), ME),
    };
  },

  // No provider is configured here: those that began are attacked in accounts (oidc/hostile-answers.int.test.ts).
  'sign-in at a provider': async () => {
    const made = `${'A'.repeat(22)}.${'A'.repeat(43)}`;
    const complete = (cookie: string): Promise<string> =>
      seen(outside(system.origin), `mutation { completeOidc(code: "x", state: "${'A'.repeat(43)}") ${RESULT} }`, {}, { cookie });
    const register = `mutation($input: RegisterByOidcInput!) { registerByOidc(input: $input) ${RESULT} }`;
    const input = { id: randomUUID(), phone: somePhone(), contactAddress: '1 Trần Phú', consentVersion: '1' };
    return {
      'in a browser that began none': await complete(''),
      'with a cookie that is made up': await complete(`pakn_provider=${made}`),
      'the form of a registration that there is not': await seen(outside(system.origin), register, { input }, { cookie: `pakn_provider=${made}` }),
      'as a refresh cookie': (await refreshes(made)).said,
      'at a provider that there is not': await seen(outside(system.origin), `mutation { startOidc(provider: "vneid") ${RESULT} }`),
    };
  },

  challenge: async () => {
    const client = outside(system.origin);
    const right = await solvedChallenge(client);
    const asks = (challenge: object): Promise<string> => seen(client, RESET, { challenge, phone: somePhone() });
    return {
      'a wrong answer': await asks({ ...(await solvedChallenge(client)), answer: '1000' }),
      forged: await asks({ ...right, id: changed(right.id) }),
      'no challenge at all': await asks({ id: 'x', answer: '1' }),
      'used once': await asks(right),
      again: await asks(right),
    };
  },

  'ticket and one-time code': async () => {
    const person = await demoPerson(system, 'SPECIALIST', 'S-NV');
    const client = outside(system.origin);
    const before = (await smsTo(system, person.phone)).length;
    const input = { identifier: person.identifier, password: person.password, asOfficer: true, challenge: await solvedChallenge(client) };
    const { signIn } = await client.must<{ signIn: { id: string } }>(SIGN_IN, { input });
    const otp = await otpFor(system, person.phone, before);
    const reset = `mutation($id: ID!, $otp: String!) { resetPassword(ticketId: $id, otp: $otp, newPassword: "Mat-khau-rat-dai-2026") ${RESULT} }`;
    const registration = `mutation($id: ID!, $otp: String!) { confirmRegistration(ticketId: $id, otp: $otp) ${RESULT} }`;
    const wrong = otp === '000000' ? '000001' : '000000';
    return {
      'a wrong code': await seen(client, CONFIRM, { id: signIn.id, otp: wrong }),
      'a ticket that there is not': await seen(client, CONFIRM, { id: randomUUID(), otp }),
      'a ticket for signing in, to set a password': await seen(client, reset, { id: signIn.id, otp }),
      'a ticket for signing in, to register': await seen(client, registration, { id: signIn.id, otp }),
      'as an access token': await seen(outside(system.origin, signIn.id), ME),
      'used once': await seen(client, CONFIRM, { id: signIn.id, otp }),
      again: await seen(client, CONFIRM, { id: signIn.id, otp }),
    };
  },

  'recovery code': async () => {
    const person = await demoPerson(system, 'CITIZEN', undefined, 2);
    const client = await signedIn(system, person);
    const { startTotp } = await client.must<{ startTotp: { secret: string; recoveryCodes: string[] } }>(
      'mutation($password: String!) { startTotp(password: $password) { ... on TotpSetup { secret recoveryCodes } } }',
      { password: person.password },
    );
    const [first = '', second = ''] = startTotp.recoveryCodes;
    const code = new TOTP({ secret: Secret.fromBase32(startTotp.secret) }).generate();
    const confirm = `mutation($code: String!) { confirmTotp(code: $code) ${RESULT} }`;
    const ticket = async (): Promise<string> => {
      const input = { identifier: person.identifier, password: person.password, challenge: await solvedChallenge(client) };
      return (await outside(system.origin).must<{ signIn: { id: string } }>(SIGN_IN, { input })).signIn.id;
    };
    const tries = async (otp: string): Promise<string> => seen(outside(system.origin), CONFIRM_SIGN_IN, { id: await ticket(), otp });
    const remove = `mutation($code: String!, $password: String!) { removeTotp(code: $code, password: $password) ${RESULT} }`;
    return {
      'the app is set up': await seen(client, confirm, { code }),
      'the code of the app again': await tries(code),
      'a recovery code': await tries(first),
      'that one again': await tries(first),
      forged: await tries(changed(second)),
      'another one, to remove the app': await seen(client, remove, { code: second, password: person.password }),
    };
  },

  'token of a conversation': () => conversationToken({ system, another: people['another citizen'], seen, changed }),

  'secret of a report': async () => {
    const [mine, other] = [await startedAnonymously(system), await startedAnonymously(system)];
    const { code } = await files(mine.client, { identityMode: 'ANONYMOUS' });
    await files(other.client, { identityMode: 'ANONYMOUS' });
    const named = await files(people['the reporter']);
    const tries = async (typed: string, secret: string): Promise<string> => {
      const client = outside(system.origin);
      return seen(client, SIGN_IN_TO_CASE, { code: typed, secret, challenge: await solvedChallenge(client) });
    };
    await until('accounts to know the report', async () => (await tries(code, mine.secret)) === 'Session');
    const second = { input: report({ identityMode: 'ANONYMOUS' }), key: randomUUID() };
    return {
      forged: await tries(code, changed(mine.secret)),
      "another report's": await tries(code, other.secret),
      'for the report of somebody with an account': await tries(named.code, mine.secret),
      'for a code that there is not': await tries(changed(code), mine.secret),
      'as an access token': await seen(outside(system.origin, mine.secret), ME),
      'the session, for the notifications': await seen(mine.client, '{ notifications(first: 1) { __typename } }'),
      'the session, for the report of somebody else': await seen(mine.client, 'query($id: ID!) { case(id: $id) { __typename } }', { id: named.id }),
      'the session, for a second report': await seen(mine.client, SUBMIT, { ...second, challenge: await solvedChallenge(mine.client) }),
    };
  },

  activation: async () => {
    const phone = somePhone();
    const invite = `mutation($agencyId: ID!, $phone: String!) { inviteOfficer(agencyId: $agencyId, fullName: "Lê Thị Thử", phone: $phone, roles: [SPECIALIST]) ${RESULT} }`;
    const admin = people['an administrator'];
    const invited = await seen(admin, invite, { agencyId: (await agencyIds(admin))(HANDLING), phone });
    const token = await until('the invitation', async () => /#token=(\S+)/.exec((await smsTo(system, phone)).at(-1)?.text ?? '')?.[1]);
    const activate = `mutation($token: String!) { activateOfficer(token: $token, newPassword: "Mat-khau-rat-dai-2026") ${RESULT} }`;
    const asks = (value: string): Promise<string> => seen(outside(system.origin), activate, { token: value });
    return {
      invited,
      forged: await asks(changed(token)),
      'as an access token': await seen(outside(system.origin, token), ME),
      'used once': await asks(token),
      again: await asks(token),
    };
  },

  'partner secret': async () => {
    const admin = people['an administrator'];
    const made = await admin.must<{ made: { id: string; secret: string } }>(
      'mutation { made: createPartnerClient(name: "Kẻ tấn công", scopes: ["cases:read"]) { ... on PartnerClient { id secret } } }',
    );
    const { id, secret } = made.made;
    const gets = async (value: string, scope?: string): Promise<string> => String((await partnerToken(system, id, value, scope)).status);
    const right = (await (await partnerToken(system, id, secret)).json()) as { access_token: string };
    const statistics = await seen(outside(system.origin, right.access_token), '{ statistics { __typename } }');
    const before = { right: await gets(secret), forged: await gets(changed(secret)), 'a scope that it has not': await gets(secret, 'cases:handle') };
    await admin.must('mutation($id: ID!) { revokePartnerClient(id: $id) { __typename } }', { id });
    return {
      ...before,
      'its token where another scope is needed': statistics,
      'as an access token': await seen(outside(system.origin, secret), ME),
      'after it was revoked': await gets(secret),
    };
  },

  'address of a file': async () => {
    const reporter = people['the reporter'];
    const ids = [await upload(reporter, await photo('một'), 'a.jpg', 'image/jpeg'), await upload(reporter, await photo('hai'), 'b.jpg', 'image/jpeg')];
    const filed = await files(reporter, { title: 'Hai ảnh riêng', attachmentIds: ids });
    const { case: own } = await reporter.must<{ case: { attachments: { url: string }[] } }>('query($id: ID!) { case(id: $id) { attachments { url } } }', {
      id: filed.id,
    });
    const [one = '', two = ''] = own.attachments.map(({ url }) => new URL(url, system.origin)).map(({ pathname, search }) => pathname + search);
    const status = async (path: string): Promise<string> => String((await raw(system.origin, { path })).status);
    return {
      'its own': await status(one),
      unsigned: await status(one.split('?')[0] ?? ''),
      forged: await status(changed(one)),
      'a later end': await status(one.replace(/e=(\d+)/, (_all, end: string) => `e=${Number(end) + 600}`)),
      'the signature of another file': await status(`${one.split('?')[0]}?${two.split('?')[1]}`),
      'for the small picture': await status(one.replace('?', '/thumb?')),
      ended: await status(one.replace(/e=\d+/, 'e=1')),
    };
  },

  'sealed person': async () => {
    const filed = await files(people['the reporter']);
    const challenge = await solvedChallenge(outside(system.origin));
    const asks = async (sealed: string): Promise<string> => {
      const [entity] = await askEntities(
        system,
        'accounts',
        people.anonymous,
        [{ __typename: 'Case', id: filed.id, reporterRef: sealed }],
        '... on Case { reporterName reporter { id } }',
      );
      const [entry] = await askEntities(
        system,
        'accounts',
        people.anonymous,
        [{ __typename: 'HistoryEntry', id: filed.id, actorRef: sealed }],
        '... on HistoryEntry { actorName }',
      );
      return [entity?.['reporterName'], entity?.['reporter'], entry?.['actorName']].join(', ');
    };
    return { forged: await asks('eyJ4IjoxfQ.AAAA'), 'the id of a challenge': await asks(challenge.id), nothing: await asks('') };
  },

  // Each of its claims: routes.test.ts, "S2: a service asked directly".
  'signed call': async () => ({
    'from outside': await seen(outside(system.origin), '{ inbox(queue: ALL, first: 1) { __typename } }', {}, { 'x-pakn-call': 'a.b.c' }),
  }),

  'code of a case': async () => {
    const filed = await files(people['the reporter']);
    const asks = (code: string): Promise<string> =>
      seen(outside(system.origin), 'query($code: String!) { caseProgress(code: $code) { __typename } }', { code });
    return { right: await asks(filed.code), 'one letter wrong': await asks(changed(filed.code)), 'its id': await asks(filed.id) };
  },

  METRICS_TOKEN: () => metricsTokens(system.origin, people['an administrator'].token ?? ''),
  SMS_STATUS_SECRET: () => statusSecrets(system.origin),
  'unsubscribe link': () => unsubscribeLinks(system.origin, people['another citizen'].token ?? ''),

  cursor: async () => {
    const cursor = (await people['a specialist of the case'].must<{ eventCursor: string }>('{ eventCursor }')).eventCursor;
    const list = (after: string): Promise<string> =>
      seen(people.anonymous, 'query($after: String) { cases(first: 1, after: $after) { __typename } }', { after });
    const own = (after: string): Promise<string> =>
      seen(people['another citizen'], 'query($after: String) { myCases(first: 1, after: $after) { __typename } }', { after });
    return {
      'made up': await list('x'),
      'a cursor of events': await list(cursor),
      'made up, of own cases': await own('!!!!'),
      'another sign in it': await own(changed(cursor)),
    };
  },

  'idempotency key': async () => {
    const key = randomUUID();
    const submit = `mutation($input: CaseDraftInput!, $key: ID!) { submitCase(input: $input, idempotencyKey: $key) { __typename ... on Case { id } ... on Refusal { code case { id } } } }`;
    const asks = async (client: Outside): Promise<string> =>
      JSON.stringify((await client.ask(submit, { input: report(), key }, { 'idempotency-key': key })).data);
    const mine = await asks(people['the reporter']);
    const theirs = await asks(people['another citizen']);
    return {
      'mine, again': String((await asks(people['the reporter'])) === mine),
      'mine, by somebody else': String(theirs === mine || theirs.includes('KEY_REUSED')),
    };
  },
};

test('S19: every file of the product that makes or checks a secret belongs to a kind of token with its attacks', () => {
  const known = [...Object.values(TOKENS).flat(), ...Object.keys(NOT_GIVEN_OUT)];
  expect(differences(secretFiles(), known, 'e2e/attack/tokens.ts', 'what kind of token it makes, and attack it in tokens.test.ts')).toEqual([]);
});

test.each(Object.keys(TOKENS) as Token[])('S19 token: %s, forged, of another kind, ended and used again', async (token) => {
  const found = await ATTACKS[token]();
  expect(found).toEqual(EXPECTED[token]);
  observed(
    'S19',
    `${token}: ${Object.entries(found)
      .map(([what, was]) => `${what} → ${was}`)
      .join(', ')}`,
  );
});
