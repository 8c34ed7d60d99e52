import { describe, expect, it } from 'vitest';
import { LEAST_SHARE, rankSources, termsOf, type Candidate } from './rank-sources.ts';

const words = 'lam sao de rut phan anh da gui'.split(' ');
const text = (label: string, has: string[], inTitle: string[] = []): Candidate => ({ label, url: `/${label}`, has, inTitle });
const best = (terms: string[], candidates: Candidate[], least = LEAST_SHARE.usual): string[] =>
  rankSources(terms, candidates, { total: 20, most: 3, least }).map(({ label }) => label);

describe('A9-01 texts that may answer a question', () => {
  it('are looked for by the words that tell something, and by two side by side', () => {
    expect(termsOf(words)).toEqual(['rut', 'phan', 'da', 'gui', 'de <-> rut', 'rut <-> phan', 'phan <-> anh', 'anh <-> da', 'da <-> gui']);
    expect(termsOf(['la', 'gi', 'o', 'dau'])).toEqual([]);
  });

  it('the one with the rare words goes first; what only has common ones is left out', () => {
    const common = ['phan', 'phan <-> anh'];
    const all = [text('common', common), text('other', common), text('withdraw', [...common, 'rut', 'rut <-> phan'], ['rut', 'rut <-> phan'])];
    expect(best(termsOf(words), all)).toEqual(['withdraw']);
  });

  it('a single word in a body alone is no answer', () => {
    expect(best(['rut', 'gui'], [text('mentions', ['rut', 'gui'])])).toEqual([]);
    expect(best(['rut', 'gui'], [text('about', ['rut', 'gui'], ['rut'])])).toEqual(['about']);
  });

  it('beside cases only what has most of the question', () => {
    const half = [text('half', ['rut', 'rut <-> phan'], []), text('most', ['rut', 'gui', 'da', 'da <-> gui', 'anh <-> da', 'rut <-> phan'], ['rut'])];
    expect(best(termsOf(words), half, 0)).toEqual(['most']);
    expect(best(termsOf(words), half.slice(0, 1), LEAST_SHARE.usual)).toEqual(['half']);
    expect(best(termsOf(words), half.slice(0, 1).concat(text('rest', ['gui'])), 10)).toEqual([]);
  });

  it('nothing found is nothing', () => {
    expect(best(termsOf(words), [])).toEqual([]);
  });
});
