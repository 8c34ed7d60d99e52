import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { informationalFile } from './informational-file.mjs';

it('R11: a file that cannot be written ends nobody and holds the newest value as soon as it can', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pakn-informational-'));
  const missing = join(folder, 'data');
  const said: string[] = [];
  const file = informationalFile(join(missing, 'processes.json'), (line) => said.push(line));
  writeFileSync(missing, 'in the way of the folder');
  file.write([1]);
  file.write([2]);
  expect(said).toHaveLength(1);
  rmSync(missing);
  mkdirSync(missing);
  await vi.waitFor(() => expect(JSON.parse(readFileSync(join(missing, 'processes.json'), 'utf8'))).toEqual([2]), { timeout: 5_000 });
  expect(said).toHaveLength(2);
  expect(readdirSync(missing)).toEqual(['processes.json']);
  file.close();
  rmSync(folder, { recursive: true });
});
