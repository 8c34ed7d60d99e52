import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierKey, isTaxCode, readTypedRegistrationNumber } from './registration-number.ts';

const RUNS = Number(process.env.RUNS ?? 200);

describe('A3-02 A3-04 the number of an organisation or business is its sign-in name', () => {
  it.each([
    ['0100109106', true],
    ['0100109106001', true],
    ['0100109107', false],
    ['010010910', false],
  ])('a tax code has its check digit: %s → %s', (code, good) => expect(isTaxCode(code)).toBe(good));

  it.each([
    [' 4201 234 566 ', '4201234566'],
    ['4201234566-001', '4201234566001'],
    ['4201234566\u2013001', '4201234566001'],
    ['41a8 000123', '41A8000123'],
    ['123/qđ-ubnd', '123/QĐ-UBND'],
    ['123 / QĐ – UBND', '123/QĐ-UBND'],
    ['45/2019/QĐ-TTg', '45/2019/QĐ-TTG'],
    ['07/GP-SGDĐT', '07/GP-SGDĐT'],
  ])('%j is read as %s', (typed, number) => expect(readTypedRegistrationNumber(typed)).toEqual({ number }));

  it.each([
    ['', 'MISSING'],
    [' \u200b', 'MISSING'],
    ['056085001234', 'PERSONAL'],
    ['4201234567', 'CHECK_DIGIT'],
    ['42012345', 'NOT_A_NUMBER'],
    ['4201234566, 0100109106', 'NOT_A_NUMBER'],
    ["1/QĐ'; drop table", 'NOT_A_NUMBER'],
    [`1/${'A'.repeat(60)}`, 'NOT_A_NUMBER'],
    ['Công ty Biển Xanh', 'NOT_A_NUMBER'],
    ['/QĐ-UBND', 'NOT_A_NUMBER'],
  ])('%j: %s', (typed, problem) => expect(readTypedRegistrationNumber(typed)).toEqual({ problem }));

  it('is found however it is typed', () => {
    for (const typed of ['123/qd-ubnd', '123/QĐ UBND', ' 123/QĐ–UBND', '123/QĐ-UBND']) expect(identifierKey(typed), typed).toBe('123/QDUBND');
    expect(identifierKey('056 085.001-234')).toBe('056085001234');
  });

  it('never fails; what is read once is read the same again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9A-Z/ĐQ -]{0,16}$/)), (text) => {
        const read = readTypedRegistrationNumber(text);
        if (!('number' in read)) {
          expect(read.problem).toBeTruthy();
          return;
        }
        expect(readTypedRegistrationNumber(read.number)).toEqual(read);
        expect(identifierKey(read.number)).toBe(identifierKey(text));
      }),
      { numRuns: RUNS },
    );
  });
});
