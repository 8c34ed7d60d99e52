import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { subscribe, until } from './outside/client.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';

const system: System = inject('system');
const PROMISE_MS = 60_000;
const ME = '{ me { id } }';
const MINE = '{ mySessions { id device current } }';
const END = 'mutation($id: ID!) { endSession(id: $id) { __typename } }';

const headerOf = (token: string): { kid: string; typ: string } => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as never;

interface Mine {
  mySessions: { id: string; device: string; current: boolean }[];
}

test('S4 S19 a lost device is signed out from another one: its token is refused and its socket closed within 60 s; a stranger cannot', async () => {
  const person = await demoPerson(system, 'SPECIALIST', 'S-YT');
  const [lost, mine] = [await signedIn(system, person), await signedIn(system, person)];
  const stranger = await signedIn(system, await demoPerson(system, 'CITIZEN'));
  const listening = subscribe<{ caseId: string }>(lost, 'caseEvents', 'subscription { caseEvents { caseId kind } }');
  const closed = new Promise<number>((resolve) => listening.client.on('closed', (event) => resolve((event as { code: number }).code)));
  await new Promise<void>((resolve) => listening.client.on('connected', () => resolve()));
  const id = (await lost.must<Mine>(MINE)).mySessions.find(({ current }) => current)?.id ?? '';
  expect((await stranger.ask(END, { id })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  expect(await lost.must(ME)).toBeTruthy();

  const at = Date.now();
  expect(await mine.must(END, { id })).toEqual({ endSession: { __typename: 'Done' } });
  expect(await closed).toBe(4403);
  await until('the token to be refused', async () => (await lost.ask(ME)).errors?.[0]?.extensions?.code === 'UNAUTHENTICATED', PROMISE_MS);
  expect(Date.now() - at).toBeLessThan(PROMISE_MS);
  expect(await mine.must(ME)).toBeTruthy();
});

test('S19 npm run rotate:keys: the new key signs at once and without a restart, old tokens stay good, two keys are published', async () => {
  const published = async (): Promise<string[]> => {
    const { keys } = (await (await fetch(`${system.origin}/.well-known/jwks.json`)).json()) as { keys: { kid: string; d?: string }[] };
    expect(keys.every(({ d }) => d === undefined)).toBe(true);
    return keys.map(({ kid }) => kid);
  };
  const person = await demoPerson(system, 'CITIZEN');
  const before = await signedIn(system, person);
  const known = await published();
  const tool = fileURLToPath(new URL('../local/tools/tool.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [tool, 'accounts', 'rotate-keys'], { env: { ...process.env, DATA_DIR: system.dataDir } });
  const fresh = await signedIn(system, person);
  const { kid, typ } = headerOf(fresh.token ?? '');
  expect(stdout).toContain(kid);
  expect([typ, known.includes(kid)]).toEqual(['at+jwt', false]);
  for (const who of [fresh, before]) expect(await who.must(ME)).toBeTruthy();
  expect(await published()).toEqual([...known, kid]);
});
