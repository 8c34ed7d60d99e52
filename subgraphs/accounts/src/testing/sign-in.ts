import type { DemoPerson } from '../seed/demo-people.ts';
import type { Identity } from '@pakn/service-kit';
import { identityIn, type Caller } from './caller.ts';
import type { Province } from './province.ts';

export const SESSION = `__typename ... on Session { accessToken expiresAt user { id kind displayName fullName phone } } ... on OtpTicket { id phoneMasked method } ... on Refusal { code message retryAt fields { path code } }`;
export const SIGN_IN = `mutation($input: SignInInput!) { signIn(input: $input) { ${SESSION} } }`;
export const CONFIRM_SIGN_IN = `mutation($id: ID!, $otp: String!) { confirmSignIn(ticketId: $id, otp: $otp) { ${SESSION} } }`;

export interface SessionAnswer {
  __typename: 'Session' | 'OtpTicket' | 'Refusal';
  accessToken: string;
  id: string;
  code: string;
  phoneMasked: string;
  method: string;
  retryAt: string | null;
  user: { id: string; kind: string; displayName: string; fullName: string; phone: string };
}

/** The six digits of a message. */
export const otpIn = (text: string): string => /\b\d{6}\b/.exec(text)?.[0] ?? '';

/** What a browser sends back of a `set-cookie`: the refresh token and the device's number. */
export const cookiesIn = (setCookie: string | null): string | null => setCookie?.match(/pakn_\w+=[^;,]+/g)?.join('; ') ?? null;

const isOfficer = (person: DemoPerson): boolean => !['CITIZEN', 'BUSINESS', 'PARTNER'].includes(person.role);

/** Types identifier and password; what comes back. */
export async function types(
  province: Province,
  person: Pick<DemoPerson, 'identifier' | 'password'>,
  asOfficer: boolean,
  by: Caller = province.as(),
): Promise<SessionAnswer> {
  const { signIn } = await by.must<{ signIn: SessionAnswer }>(SIGN_IN, {
    input: { identifier: person.identifier, password: person.password, asOfficer, challenge: await by.challenge() },
  });
  return signIn;
}

/** Signs a demo person in, second factor included; the caller carries the cookie and the identity of the access token. */
export async function signedIn(province: Province, person: DemoPerson): Promise<Caller & { token: string }> {
  const visitor = province.as();
  const since = province.sent.length;
  const input = { identifier: person.identifier, password: person.password, asOfficer: isOfficer(person), challenge: await visitor.challenge() };
  let answer = await visitor.ask<Record<string, SessionAnswer>>(SIGN_IN, { input });
  let session = answer.data.signIn;
  if (session?.__typename === 'OtpTicket') {
    answer = await visitor.ask(CONFIRM_SIGN_IN, { id: session.id, otp: otpIn((await province.smsTo(person.phone, since)).text) });
    session = answer.data.confirmSignIn;
  }
  if (session?.__typename !== 'Session') throw new Error(`${person.role} could not sign in: ${JSON.stringify(answer)}`);
  const signed = province.as(identityIn(session.accessToken));
  signed.cookie = cookiesIn(answer.cookie);
  return Object.assign(signed, { token: session.accessToken });
}

/** Who a session's token says somebody is. */
export const identityOf = ({ accessToken }: SessionAnswer): Identity => identityIn(accessToken);
