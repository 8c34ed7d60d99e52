import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultsOfMigrations, landedMigrations } from './landed-migrations.mjs';

const FILE = 'subgraphs/cases/migrations/0001_cases.sql';
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pakn-landed-'));
  for (const file of Object.keys(landedMigrations())) cpSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), join(root, file));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('migrations that have landed', () => {
  it('are all on the list, as they were', () => {
    expect(faultsOfMigrations()).toEqual([]);
    expect(faultsOfMigrations({ root })).toEqual([]);
  });

  it('are named when somebody edits one', () => {
    writeFileSync(join(root, FILE), '-- another text');
    expect(faultsOfMigrations({ root })).toEqual([`${FILE} has landed and was edited: take the edit back and write a new migration.`]);
  });

  it('are named when somebody removes one', () => {
    rmSync(join(root, FILE));
    expect(faultsOfMigrations({ root })).toEqual([expect.stringContaining(`${FILE} has landed and is gone`)]);
  });

  it('are joined by a new one with a command', () => {
    const added = 'subgraphs/cases/migrations/0099_more.sql';
    writeFileSync(join(root, added), 'select 1');
    expect(faultsOfMigrations({ root })).toEqual([`${added} is not on the list of landed migrations: npm run migrations:lock.`]);
  });
});
