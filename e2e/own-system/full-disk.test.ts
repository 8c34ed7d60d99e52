import { randomUUID } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outside, until, type Outside } from '../outside/client.ts';
import { files, report } from '../outside/filing.ts';
import { observed } from '../outside/observed.ts';
import { demoPerson, signedIn } from '../outside/people.ts';
import { startSystem, type RunningSystem } from '../running-system.ts';

/** Reports that are tried while the disk is full; RUNS multiplies. */
const TRIES = 20 * Number(process.env.RUNS ?? 1);
const DISK_BYTES = 500_000_000;
const PIECE = Buffer.alloc(1 << 20, 1);
const SUBMIT = 'mutation($input: CaseDraftInput!, $key: ID!) { submitCase(input: $input, idempotencyKey: $key) { __typename ... on Case { code } } }';
const PUBLIC_LIST = '{ cases(first: 5) { nodes { code } } }';

let mountPoint: string;
let system: RunningSystem;
let citizen: Outside;

beforeAll(async () => {
  mountPoint = await mkdtemp(path.join(tmpdir(), 'pakn-full-disk-'));
  system = await startSystem(mountPoint, {}, { diskBytes: DISK_BYTES });
  citizen = await signedIn(system, await demoPerson(system, 'CITIZEN'));
  await files(citizen);
});
afterAll(async () => {
  await system.stop();
  await rm(mountPoint, { recursive: true });
});

/** Writes until there is no room for another byte. */
function fill(file: string): void {
  const ballast = openSync(file, 'a');
  for (let size = PIECE.length; size >= 1;) {
    try {
      writeSync(ballast, PIECE, 0, size);
    } catch {
      size = Math.floor(size / 2);
    }
  }
  closeSync(ballast);
}

const upload = (): Promise<Response> =>
  fetch(`${system.origin}/files`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${citizen.token}`,
      'tus-resumable': '1.0.0',
      'upload-length': '10',
      'upload-metadata': `filename ${Buffer.from('a.jpg').toString('base64')}`,
    },
  });

test('R11: on a full disk reading works, writes say try again, no process ends, a killed one comes back, and all of it recovers by itself', async () => {
  const before = await system.processes();
  const kept = new Map<string, string>();
  const answers = new Map<string, number>();
  const count = (what: string): void => void answers.set(what, (answers.get(what) ?? 0) + 1);
  const ballast = path.join(system.dataDir, 'ballast');
  const stats = before.find(({ name }) => name === 'stats');
  fill(ballast);
  try {
    for (let turn = 0; turn < TRIES; turn++) {
      const key = randomUUID();
      const answer = await citizen.ask<{ submitCase: { __typename: string; code: string } }>(SUBMIT, { input: report(), key });
      if (answer.data?.submitCase.__typename === 'Case') kept.set(key, answer.data.submitCase.code);
      else {
        expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['SERVICE_DOWN']);
        expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true]);
      }
      count(`a report ${answer.status}`);
      const read = await outside(system.origin).ask<{ cases: object }>(PUBLIC_LIST);
      expect([read.status, read.data?.cases]).toEqual([200, expect.anything()]);
      count(`the public list ${read.status}`);
      fill(ballast); // what a failed write has given back
    }
    const uploaded = await upload();
    expect([503, 507]).toContain(uploaded.status);
    expect(Number(uploaded.headers.get('retry-after'))).toBeGreaterThan(0);
    count(`an upload ${uploaded.status}`);
    // Its log cannot be written, nor processes.json.
    process.kill(stats?.pid ?? 0, 'SIGKILL');
    await until('stats answers again', async () => (await outside(system.origin).ask('{ statistics { totals { total } } }')).errors === undefined);
  } finally {
    rmSync(ballast, { force: true });
  }
  await until('a report is filed again', async () => {
    const again = await citizen.ask<{ submitCase: { __typename: string } }>(SUBMIT, { input: report(), key: randomUUID() });
    return again.data?.submitCase.__typename === 'Case';
  });
  await until('processes.json is written again', async () => (await system.processes()).some(({ name, pid }) => name === 'stats' && pid !== stats?.pid));
  const unharmed = (list: typeof before): typeof before => list.filter(({ name }) => name !== 'stats' && name !== 'postgres');
  expect(unharmed(await system.processes())).toEqual(unharmed(before));
  for (const [key, code] of kept) {
    const same = await citizen.must<{ submitCase: { code: string } }>(SUBMIT, { input: report(), key });
    expect(same.submitCase.code).toBe(code);
  }
  observed('R11', [...answers].map(([what, times]) => `${what} ${times} times`).join(', '));
});
