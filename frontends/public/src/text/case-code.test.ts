import { describe, expect, it } from 'vitest';
import { readCaseCode } from './case-code';

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
