import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastLines, openLog, rotate } from './logs.mjs';

let folder: string;
const file = (): string => join(folder, 'probe.log');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pakn-logs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the log of a running process', () => {
  it('R11: is moved aside when it is large, and the process writes on at its beginning', async () => {
    const log = openSync(file(), 'a');
    const child = spawn('sh', ['-c', 'echo first; read _; echo second'], { stdio: ['pipe', log, 'inherit'] });
    closeSync(log);
    while (readFileSync(file(), 'utf8') === '') await new Promise(setImmediate);
    rotate(file(), 5);
    child.stdin?.end('\n');
    await once(child, 'exit');
    expect([readFileSync(`${file()}.1`, 'utf8'), readFileSync(file(), 'utf8')]).toEqual(['first\n', 'second\n']);
  });

  it('stays as it is while it is small', () => {
    writeFileSync(file(), 'a line\n');
    rotate(file(), 7);
    expect(lastLines(file())).toBe('a line');
  });

  it('R11: is done without when it cannot be made', () => {
    writeFileSync(join(folder, 'no-folder'), '');
    expect(openLog(join(folder, 'no-folder', 'probe.log'))).toBe('ignore');
  });
});
