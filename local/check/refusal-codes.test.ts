import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REFUSAL } from '../../packages/vocabulary/src/refusal.ts';

const ROOT = join(import.meta.dirname, '../..');
const THROWN = /new DomainError\(\s*'([^']+)'/g;

/** Every code that a source throws, with the files that throw it. */
function thrown(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of globSync('{subgraphs,packages}/*/src/**/*.ts', { cwd: ROOT })) {
    if (file.endsWith('.test.ts')) continue;
    for (const [, code = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(THROWN)) found.set(code, [...(found.get(code) ?? []), file]);
  }
  return found;
}

describe('refusal codes', () => {
  it('that are thrown have their words in Vietnamese and in English', () => {
    const codes = thrown();
    expect(codes.size).toBeGreaterThan(10);
    const unknown = [...codes].filter(([code]) => !Object.hasOwn(REFUSAL, code));
    expect(unknown).toEqual([]);
    for (const { vi, en } of Object.values(REFUSAL)) expect(vi).not.toBe(en);
  });

  it('have words of their own: no two codes say the same', () => {
    for (const language of ['vi', 'en'] as const) {
      const texts = Object.values(REFUSAL).map((term) => term[language]);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });
});
