import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['EN-us', 'en'],
  ['fr, en;q=0.8, vi;q=0.9', 'vi'],
  ['vi-VN,vi;q=0.9,en-US;q=0.8', 'vi'],
  ['vi;q=0.5 , en ; q=0.7', 'en'],
  ['en;q=0', 'vi'],
  ['en;q=lots', 'vi'],
  ['de, fr', 'vi'],
  ['*', 'vi'],
  ['', 'vi'],
  [undefined, 'vi'],
  [['en'], 'vi'],
])('B-22 %j is read in %s', (accepted, language) => expect(languageOf(accepted)).toBe(language));
