import type { Caller } from './caller.ts';
import { province, type Province } from './province.ts';
import { CONFIRM_SIGN_IN, identityOf, otpIn, SESSION, signedIn, type SessionAnswer } from './sign-in.ts';

export interface SeenOfficer {
  agency: { code: string };
  roles: string[];
  position: string | null;
  active: boolean;
  activatedAt: string | null;
  lastSeenAt: string | null;
  deputy: { id: string } | null;
  leave: { from: string; to: string; deputy: { id: string } } | null;
}
export interface Outcome {
  __typename: string;
  id: string;
  officer: SeenOfficer;
  code: string;
  fields: { path: string; code: string }[];
}

export const OFFICER = 'agency { code } roles position active activatedAt lastSeenAt deputy { id } leave { from to deputy { id } }';
const RESULT = `__typename ... on User { id officer { ${OFFICER} } } ... on Refusal { code fields { path code } }`;
const DONE = '__typename ... on Refusal { code }';
const DOCUMENTS = {
  inviteOfficer: `mutation($agencyId: ID!, $fullName: String!, $phone: String!, $roles: [Role!]!, $position: String) { done: inviteOfficer(agencyId: $agencyId, fullName: $fullName, phone: $phone, roles: $roles, position: $position) { ${RESULT} } }`,
  inviteOfficers: `mutation($officers: [OfficerInput!]!) { done: inviteOfficers(officers: $officers) { __typename ... on Invitations { invited refused rows { row user { id } refusal { code fields { path } } } } ... on Refusal { code fields { path code } } } }`,
  resendActivation: `mutation($userId: ID!) { done: resendActivation(userId: $userId) { ${DONE} } }`,
  setOfficerPhone: `mutation($userId: ID!, $phone: String!) { done: setOfficerPhone(userId: $userId, phone: $phone) { ${RESULT} } }`,
  setOfficerRoles: `mutation($userId: ID!, $roles: [Role!]!, $active: Boolean!, $deputyId: ID) { done: setOfficerRoles(userId: $userId, roles: $roles, active: $active, deputyId: $deputyId) { ${RESULT} } }`,
  moveOfficer: `mutation($userId: ID!, $agencyId: ID!, $position: String) { done: moveOfficer(userId: $userId, agencyId: $agencyId, position: $position) { ${RESULT} } }`,
  endOfficerSessions: `mutation($userId: ID!) { done: endOfficerSessions(userId: $userId) { ${DONE} } }`,
};
export type Administrating = keyof typeof DOCUMENTS;
const ACTIVATE = `mutation($t: String!, $p: String!) { activateOfficer(token: $t, newPassword: $p) { ${SESSION} } }`;
const FIRST_PHONE = 905_660_000;

/** A province with those who administer officers, those who do not, and what they do. */
export interface Administration {
  here: Province;
  admin: Caller;
  leader: Caller;
  foreignLeader: Caller;
  specialist: Caller;
  supervisor: Caller;
  citizen: Caller;
  agency: Record<'roads' | 'health' | 'home' | 'desk', string>;
  /** A mobile that nobody has. */
  phone(): string;
  does<T = Outcome>(who: Caller, name: Administrating, variables: object): Promise<T>;
  fault(who: Caller, name: Administrating, variables: object): Promise<string | undefined>;
  /** An invitation to the roads department. */
  invites(who: Caller, more?: object): Promise<Outcome & { phone: string }>;
  /** The one-time token in the SMS. */
  tokenIn(phone: string, since?: number): Promise<string>;
  activates(token: string): Promise<SessionAnswer>;
  /** Activated and signed in for the first time, on a device of the own. */
  works(officer: { phone: string }): Promise<Caller>;
  refreshes(who: Caller): Promise<boolean>;
  isRevoked(id: string | undefined): Promise<boolean>;
  /** The events about an officer that the other subgraphs got, in order. */
  saidOf(id: string): Promise<object[]>;
  /** What the access log says of somebody. */
  recorded(id: string): Promise<object[]>;
}

export async function administration(): Promise<Administration> {
  const here = await province();
  let phones = FIRST_PHONE;
  const phone = (): string => `0${++phones}`;
  const agency = {
    roads: await here.agencyId('S-XD'),
    health: await here.agencyId('S-YT'),
    home: await here.agencyId('S-NV'),
    desk: await here.agencyId('TTCDS'),
  };
  const does = async <T = Outcome>(who: Caller, name: Administrating, variables: object): Promise<T> =>
    (await who.must<{ done: T }>(DOCUMENTS[name], variables)).done;
  const tokenIn = async (to: string, since = 0): Promise<string> => /token=([\w-]+)/.exec((await here.smsTo(to, since)).text)?.[1] ?? '';
  const activates = async (token: string): Promise<SessionAnswer> =>
    (await here.as().must<{ activateOfficer: SessionAnswer }>(ACTIVATE, { t: token, p: 'núi Cô Tiên 2026' })).activateOfficer;
  return {
    here,
    admin: await signedIn(here, here.person('ADMIN')),
    leader: await signedIn(here, here.person('AGENCY_LEADER', 'S-XD')),
    foreignLeader: await signedIn(here, here.person('AGENCY_LEADER', 'S-YT')),
    specialist: await signedIn(here, here.person('SPECIALIST', 'S-XD')),
    supervisor: await signedIn(here, here.person('SUPERVISOR')),
    citizen: await signedIn(here, here.person('CITIZEN')),
    agency,
    phone,
    does,
    fault: (who, name, variables) => who.fault(DOCUMENTS[name], variables),
    async invites(who, more = {}) {
      const given = { agencyId: agency.roads, fullName: 'Trần Thị Mai', phone: phone(), roles: ['SPECIALIST'], position: 'Chuyên viên', ...more };
      return { ...(await does(who, 'inviteOfficer', given)), phone: `+84${given.phone.slice(1)}` };
    },
    tokenIn,
    activates,
    async works(officer) {
      const since = here.sent.length;
      const ticket = await activates(await tokenIn(officer.phone));
      const otp = otpIn((await here.smsTo(officer.phone, since)).text);
      const answer = await here.as().ask<{ confirmSignIn: SessionAnswer }>(CONFIRM_SIGN_IN, { id: ticket.id, otp });
      return Object.assign(here.as(identityOf(answer.data.confirmSignIn)), { cookie: answer.cookie?.split(';')[0] ?? null });
    },
    async refreshes(who) {
      const { data } = await who.ask<{ refreshSession: SessionAnswer } | null>(`mutation { refreshSession { ${SESSION} } }`);
      return data?.refreshSession.__typename === 'Session';
    },
    async isRevoked(id) {
      const answer = (await (await here.as().raw('/internal/revoked?since=0')).json()) as { revoked: { subject: string }[] };
      return answer.revoked.some(({ subject }) => subject === id);
    },
    async saidOf(id) {
      const text = `select data from events.log where data->>'officerId' = $1 order by (data->>'revision')::int`;
      return (await here.owner.query<{ data: object }>(text, [id])).rows.map(({ data }) => data);
    },
    async recorded(id) {
      const text = 'select action, actor_id as actor, changes from accounts.access_log where subject_id = $1 and changes is not null order by at, id';
      return (await here.owner.query<object>(text, [id])).rows;
    },
  };
}
