import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claim } from './instance.mjs';

const STARTS = 4;
let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pakn-claim-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A process that claims the folder when it is told to, and keeps it. */
function start(): { go(): Promise<string>; child: ChildProcess } {
  const module = JSON.stringify(fileURLToPath(new URL('instance.mjs', import.meta.url)));
  const program = `import { claim } from ${module}; console.log('up'); process.stdin.once('data', () => {
    try { claim(${JSON.stringify(folder)}); console.log('claimed'); } catch (error) { console.log(error.message); } });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const line = (): Promise<string> => new Promise((resolve) => child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())));
  const up = line();
  return {
    child,
    async go() {
      await up;
      const answer = line();
      child.stdin.write('now\n');
      return answer;
    },
  };
}

it('R11: of starts in the same moment one gets the data folder, the others say who has it', async () => {
  const answers = await Promise.all(Array.from({ length: STARTS }, start).map(({ go }) => go()));
  expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1);
  for (const answer of answers.filter((each) => each !== 'claimed')) expect(answer).toContain(`already runs on ${folder}`);
});

it('is free again after its owner was killed, and after it was given back', async () => {
  const owner = start();
  expect(await owner.go()).toBe('claimed');
  expect(() => claim(folder)).toThrow('already runs');
  const ended = new Promise((resolve) => owner.child.once('exit', resolve));
  owner.child.kill('SIGKILL');
  await ended;
  claim(folder)();
  claim(folder)();
});

it('says in one sentence what to do when the folder cannot be written', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => claim(join(folder, 'file'))).toThrow(
    /^DATA_DIR .*file cannot be used \(.+\): give this user a folder there with free space, or name another one by DATA_DIR\.$/,
  );
});
