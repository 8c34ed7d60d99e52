import { randomInt } from 'node:crypto';
import type { Ciphers } from '../account/ciphers.ts';

/** Without letters and digits that are taken for each other when somebody copies them from paper. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 20;
const GROUP = 5;

/** What opens an anonymous report beside its code: 99 random bits, "k7m2p-9xw4q-h3tbe-6vrzc". */
export function newCaseSecret(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)] ?? '').join('');
  return signs.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? signs;
}

/** How it is kept. Spaces, dashes and upper case make no difference. */
export const caseSecretHash = (ciphers: Ciphers, typed: string): Buffer => ciphers.hash('case-secret', typed.toLowerCase().replace(/[\s\p{Pd}]/gu, ''));

/** One spelling for each code that was typed. */
export const typedCode = (typed: string): string => typed.trim().toUpperCase().replace(/\s/g, '').slice(0, 40);
