import { describe, expect, it } from 'vitest';
import * as vocabulary from './index.ts';
import { codesOf, isCodeOf, labelOf, valuesOf, type ClosedSet, type Term } from './index.ts';

const isSet = (value: unknown): value is ClosedSet =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((term: Partial<Term>) => typeof term === 'object' && 'vi' in term);
const sets = Object.entries<unknown>(vocabulary).filter((entry): entry is [string, ClosedSet] => isSet(entry[1]));

describe.each(sets)('the closed set %s', (_name, set) => {
  it('has both labels for every code, in one line each', () => {
    for (const [code, term] of Object.entries(set)) {
      for (const text of [term.vi, term.en, term.short?.vi ?? term.vi, term.short?.en ?? term.en]) expect(text, code).toMatch(/^\S(.*\S)?$/);
      expect(term.description ?? 'One sentence.', code).toMatch(/^[A-Z0-9].*\.$/);
    }
  });

  it('has codes that a graph enum can carry; those that the graph shows as texts are in lower case', () => {
    const isEnum = Object.values(vocabulary.GRAPH_ENUMS).some(({ terms }) => (terms as ClosedSet) === set);
    for (const code of codesOf(set)) expect(code).toMatch(isEnum ? /^[A-Z][A-Z0-9_]*$/ : /^([A-Z][A-Z0-9_]*|[a-z]+)$/);
  });

  it('is written in composed Vietnamese, never in capitals', () => {
    for (const { vi } of Object.values(set)) {
      expect(vi.normalize('NFC')).toBe(vi);
      expect(vi.replaceAll(/UBND|VNeID/g, '')).not.toMatch(/\p{Lu}{4,}/u);
    }
  });
});

describe('a closed set', () => {
  it('is found by the test above', () => expect(sets.length).toBeGreaterThan(25));

  it('gives its codes in its order, as values and as labels', () => {
    expect(codesOf(vocabulary.VERDICT)).toEqual(['ON_TIME', 'LATE']);
    expect(valuesOf(vocabulary.VERDICT)).toEqual({ ON_TIME: 'ON_TIME', LATE: 'LATE' });
    expect(labelOf(vocabulary.VERDICT, 'LATE', 'vi')).toBe('Trễ hạn');
    expect(labelOf(vocabulary.VERDICT, 'LATE', 'en')).toBe('Late');
  });

  it('shows a code that it does not have as it is, names of objects included', () => {
    for (const code of ['FROM_LATER', 'toString', '__proto__']) {
      expect(labelOf(vocabulary.VERDICT, code, 'vi')).toBe(code);
      expect(isCodeOf(vocabulary.VERDICT, code)).toBe(false);
    }
  });
});
