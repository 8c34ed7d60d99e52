import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { outside, type Outside } from '../outside/client.ts';
import { demoPerson, partnerToken, signedIn, startedAnonymously, type DemoPerson, type System } from '../outside/people.ts';

/** The agency that has the case, and one that has no part in it. */
export const HANDLING = 'S-XD';
export const ELSEWHERE = 'S-YT';

/** Everybody who attacks. "the reporter" is whose case it is; "of the case": of the agency that has it. */
export const WHO = [
  'anonymous',
  'a session without an account',
  'the reporter',
  'another citizen',
  'a business',
  'a specialist of the case',
  'the leader of the case',
  'a specialist elsewhere',
  'a leader elsewhere',
  'an operator',
  'a supervisor',
  'an administrator',
  'a partner',
] as const;
export type Who = (typeof WHO)[number];

/** Groups of them; a table of expectations is made of these. */
export const EVERYBODY: readonly Who[] = WHO;
export const CITIZENS: readonly Who[] = ['the reporter', 'another citizen', 'a business'];
/** Whoever may send a report and follow it. */
export const REPORTERS: readonly Who[] = [...CITIZENS, 'a session without an account'];
export const LEADERS: readonly Who[] = ['the leader of the case', 'a leader elsewhere'];
export const OFFICERS: readonly Who[] = ['a specialist of the case', 'a specialist elsewhere', ...LEADERS, 'an operator', 'a supervisor', 'an administrator'];
export const SIGNED_IN: readonly Who[] = [...CITIZENS, ...OFFICERS];
/** Officers with a hand in the case: its agency, the desk, those who oversee. */
export const INSIDE: readonly Who[] = ['a specialist of the case', 'the leader of the case', 'an operator', 'a supervisor', 'an administrator'];
/** Who may know that a case exists that is not public. */
export const SEEING: readonly Who[] = ['the reporter', ...INSIDE];

/** Somebody who stands in demo-accounts.json. */
type Demo = Exclude<Who, 'anonymous' | 'a session without an account'>;
const DEMO: Record<Demo, [role: string, agency?: string, nth?: number]> = {
  'the reporter': ['CITIZEN'],
  'another citizen': ['CITIZEN', undefined, 1],
  'a business': ['BUSINESS'],
  'a specialist of the case': ['SPECIALIST', HANDLING],
  'the leader of the case': ['AGENCY_LEADER', HANDLING],
  'a specialist elsewhere': ['SPECIALIST', ELSEWHERE],
  'a leader elsewhere': ['AGENCY_LEADER', ELSEWHERE],
  'an operator': ['OPERATOR'],
  'a supervisor': ['SUPERVISOR'],
  'an administrator': ['ADMIN'],
  'a partner': ['PARTNER'],
};

export const demoOf = (system: System, who: Demo): Promise<DemoPerson> => demoPerson(system, ...DEMO[who]);

/** One person with a session of the own. */
export async function arrives(system: System, who: Who): Promise<Outside> {
  if (who === 'anonymous') return outside(system.origin);
  if (who === 'a session without an account') return (await startedAnonymously(system)).client;
  const person = await demoOf(system, who);
  if (who !== 'a partner') return signedIn(system, person);
  const { access_token } = (await (await partnerToken(system, person.identifier, person.password)).json()) as { access_token: string };
  return outside(system.origin, access_token);
}

export type Crowd = Record<Who, Outside>;

/** Access tokens live 15 minutes; a file of tests needs two of them. */
const GOOD_FOR_MS = 8 * 60_000;
/** Passwords are slow to check, for everybody at once. */
const AT_ONCE = 3;

/** Everybody, each with a session that the files of attacks share: kept beside the system's data, without cookies. */
export async function crowd(system: System): Promise<Crowd> {
  const kept = path.join(system.dataDir, 'attack-tokens.json');
  const age = await stat(kept).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Infinity,
  );
  if (age > GOOD_FOR_MS) await writeFile(kept, JSON.stringify(await freshTokens(system)), { mode: 0o600 });
  const tokens = JSON.parse(await readFile(kept, 'utf8')) as Partial<Record<Who, string>>;
  return Object.fromEntries(WHO.map((who) => [who, outside(system.origin, tokens[who])])) as Crowd;
}

async function freshTokens(system: System): Promise<Partial<Record<Who, string>>> {
  const tokens: Partial<Record<Who, string>> = {};
  for (let at = 0; at < WHO.length; at += AT_ONCE)
    await Promise.all(
      WHO.slice(at, at + AT_ONCE).map(async (who) => {
        const { token } = await arrives(system, who);
        if (token) tokens[who] = token;
      }),
    );
  return tokens;
}
