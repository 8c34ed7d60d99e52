import { createHash } from 'node:crypto';

/** The digest that an event holds in place of a word. The salt lies with the word, so that nobody finds a short one by trying. */
export const digestOf = (salt: string, field: string, side: 'old' | 'new', text: string): string =>
  createHash('sha256').update(`${salt}\n${field}\n${side}\n${text}`).digest('base64url');
