import { describe, expect, it } from 'vitest';
import { isBrokenCode, readCaseCode } from './case-code';

describe('A6-02 a code as people type it', () => {
  it.each([
    ['KH-2611-7F3K9Q', 'KH-2611-7F3K9Q'],
    ['  kh-2611-7f3k9q ', 'KH-2611-7F3K9Q'],
    ['kh 2611 7f3k9q', 'KH-2611-7F3K9Q'],
    ['KH26117F3K9Q', 'KH-2611-7F3K9Q'],
    ['KH–2611–7F3K9Q', 'KH-2611-7F3K9Q'],
    ['ngập nước', null],
    ['KH-2611', null],
    ['', null],
  ])('%s', (text, code) => {
    expect(readCaseCode(text)).toBe(code);
  });
});

describe('A6-02 a code with a mistake in it', () => {
  it.each(['KH-2611-7F3K9', 'kh-2611-7f3k9', 'KH-261-7F3K9Q', 'KH-2611-7F3K9QQ', 'KH – 2611 – 7F3K9', 'KH26117F3K9', 'KH-2611-7F3KOQ', 'KH-2611-7F3K01'])(
    '%s',
    (text) => expect(isBrokenCode(text)).toBe(true),
  );
  it.each(['KH-2611-7F3K9Q', 'kh 2611 7f3k9q', 'ngập nước', 'xe 2026', 'QL 1A', 'covid', '79A-123.45', 'KH-2611', ''])('%s is none', (text) =>
    expect(isBrokenCode(text)).toBe(false),
  );
});
