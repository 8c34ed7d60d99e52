import { expect, it } from 'vitest';
import { filesOf } from './answer-files.ts';
import { isProof } from '@pakn/vocabulary';

it.each([
  ['image/jpeg', true],
  ['image/webp', true],
  ['video/mp4', true],
  ['application/pdf', true],
  ['text/plain', false],
  ['audio/mpeg', false],
])('A8-15 %s proves the work: %s', (mediaType, expected) => {
  expect(isProof(mediaType)).toBe(expected);
});

it('a file that is named twice counts where it came first', () => {
  expect(filesOf({ beforeIds: ['a'], afterIds: ['b', 'a'], attachmentIds: ['b', 'c'] }).map((list) => list.ids)).toEqual([['a'], ['b'], ['c']]);
});
