import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSecrets } from './secrets.mjs';

let folder: string;
const file = (): string => join(folder, 'secrets.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pakn-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the secrets of an installation', () => {
  it('are made once, for the owner only', () => {
    const first = readSecrets(folder);
    expect(readSecrets(folder)).toEqual(first);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    for (const key of Object.values(first.keys)) expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set([...Object.values(first.keys), ...Object.values(first.passwords)]).size).toBe(13);
    expect(first.jwt.publicJwk).not.toHaveProperty('d');
  });

  it('are closed again when somebody has opened them', () => {
    readSecrets(folder);
    chmodSync(file(), 0o644);
    readSecrets(folder);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('gain what a newer version needs and keep what there is', () => {
    const { keys, ...rest } = readSecrets(folder);
    const { FILES_KEY: _, CASES_KEY: __, ...older } = keys;
    writeFileSync(file(), JSON.stringify({ ...rest, keys: { ...older, INTERNAL_KEY: 'ab'.repeat(32) } }));
    expect(readSecrets(folder).keys).toMatchObject(older);
    expect(readSecrets(folder).keys.CASES_KEY).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(readFileSync(file(), 'utf8')).keys.FILES_KEY).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are not invented again beside a database that knows the old ones', () => {
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '18');
    expect(() => readSecrets(folder)).toThrow(/secrets\.json.*backup/);
  });
});
