import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { TOTP, Secret } from 'otpauth';
import { outside, until, type Outside } from './client.ts';

export interface DemoPerson {
  role: string;
  agencyCode: string | null;
  fullName: string;
  identifier: string;
  phone: string;
  password: string;
  totpSecret?: string | null;
}

const SESSION = `... on Session { accessToken expiresAt user { id kind displayName } }
  ... on OtpTicket { id phoneMasked method } ... on Refusal { code message fields { path code message } }`;
export const SIGN_IN = `mutation($input: SignInInput!) { signIn(input: $input) { __typename ${SESSION} } }`;
export const CONFIRM_SIGN_IN = `mutation($id: ID!, $otp: String!) { confirmSignIn(ticketId: $id, otp: $otp) { __typename ${SESSION} } }`;

export interface System {
  origin: string;
  dataDir: string;
}

/** The demo people of the first start (operating contract). */
export async function demoPeople(system: System): Promise<DemoPerson[]> {
  return JSON.parse(await readFile(path.join(system.dataDir, 'demo-accounts.json'), 'utf8')) as DemoPerson[];
}

export async function demoPerson(system: System, role: string, agencyCode?: string, nth = 0): Promise<DemoPerson> {
  const found = (await demoPeople(system)).filter((person) => person.role === role && (agencyCode === undefined || person.agencyCode === agencyCode))[nth];
  if (!found) throw new Error(`no demo ${role} of ${agencyCode ?? 'any agency'}`);
  return found;
}

/** The answer to a fresh challenge, as a person would read it off the screen. */
export async function solvedChallenge(client: Outside): Promise<{ id: string; answer: string }> {
  const { challenge } = await client.must<{ challenge: { id: string; question: string } }>('{ challenge { id question } }');
  const [a, b] = challenge.question.match(/\d+/g) ?? [];
  return { id: challenge.id, answer: String(Number(a) + Number(b)) };
}

/** What sign-in answers: a session, a second factor that is due, or a refusal. */
export interface SessionAnswer {
  __typename: 'Session' | 'OtpTicket' | 'Refusal';
  id: string;
  method?: 'SMS' | 'TOTP';
  accessToken: string;
  code?: string;
}

interface Sms {
  id: string;
  at: string;
  to: string;
  text: string;
  template: string;
}

export async function smsTo(system: System, phone: string): Promise<Sms[]> {
  const text = await readFile(path.join(system.dataDir, 'outbox', 'sms.ndjson'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .slice(0, -1) // what follows the last end of a line is being written
    .map((line) => JSON.parse(line) as Sms)
    .filter((sms) => sms.to === phone);
}

/** What else concerns the safety of an account (a new device) has no code in it. */
const CODE_TEMPLATES = new Set(['OTP', 'PWD_RESET']);

/** The code in the newest OTP message to a phone that was sent after `since` messages. */
export async function otpFor(system: System, phone: string, since: number): Promise<string> {
  return until(`an OTP to ${phone}`, async () => {
    const sms = (await smsTo(system, phone)).slice(since).findLast(({ template }) => CODE_TEMPLATES.has(template));
    return sms?.text.match(/\b(\d{6})\b/)?.[1];
  });
}

/** Signs a demo person in, second factor included. */
export async function signedIn(system: System, person: DemoPerson, client: Outside = outside(system.origin)): Promise<Outside> {
  const asOfficer = !['CITIZEN', 'BUSINESS', 'PARTNER'].includes(person.role);
  const before = (await smsTo(system, person.phone)).length;
  const { signIn } = await client.must<{ signIn: SessionAnswer }>(SIGN_IN, {
    input: { identifier: person.identifier, password: person.password, asOfficer, challenge: await solvedChallenge(client) },
  });
  let session = signIn;
  if (signIn.__typename === 'OtpTicket') {
    const otp =
      signIn.method === 'TOTP' ? new TOTP({ secret: Secret.fromBase32(person.totpSecret ?? '') }).generate() : await otpFor(system, person.phone, before);
    session = (await client.must<{ confirmSignIn: SessionAnswer }>(CONFIRM_SIGN_IN, { id: signIn.id, otp })).confirmSignIn;
  }
  if (session.__typename !== 'Session') throw new Error(`${person.role} could not sign in: ${JSON.stringify(session)}`);
  client.token = session.accessToken;
  return client;
}

export const SIGN_IN_TO_CASE = `mutation($code: String!, $secret: String!, $challenge: ChallengeAnswer!) {
  signInToCase(code: $code, secret: $secret, challenge: $challenge) { __typename ${SESSION} } }`;

/** A session without an account, and the secret of the report that it will send. */
export async function startedAnonymously(system: System): Promise<{ client: Outside; secret: string }> {
  const client = outside(system.origin);
  const { startAnonymous } = await client.must<{ startAnonymous: { secret: string; session: { accessToken: string } } }>(
    'mutation { startAnonymous { ... on AnonymousStart { secret session { accessToken } } } }',
  );
  client.token = startAnonymous.session.accessToken;
  return { client, secret: startAnonymous.secret };
}

/** An OAuth 2.0 client-credentials token. */
export async function partnerToken(system: System, clientId: string, secret: string, scope?: string): Promise<Response> {
  return fetch(`${system.origin}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope ? { scope } : {}) }),
  });
}
