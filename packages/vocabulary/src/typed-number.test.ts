import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedDigits, readTypedId, readTypedMobile, readTypedPhone } from './typed-number.ts';

const RUNS = Number(process.env.RUNS ?? 200);
const INVISIBLE = ['\u200b', '\u200e', '\u202a', '\u202c', '\u2060', '\ufeff', '\u00ad', '\u2066', '\u3164', '\u180e'];
const SPACES = ['', ' ', '\u00a0', '\u2009', '.', '-', '\u2011', '\u2013', '\u3000', '\t'];

describe('A3-06 a phone number as people type it', () => {
  it.each([
    ['0905123456', '+84905123456'],
    [' 0905 123 456 ', '+84905123456'],
    ['(+84) 905 123 456', '+84905123456'],
    ['+84 (0) 905-123-456', '+84905123456'],
    ['(0905) 123.456', '+84905123456'],
    ['84905123456', '+84905123456'],
    ['0084 905 123 456', '+84905123456'],
    ['905 123 456', '+84905123456'],
    ['tel:+84905123456', '+84905123456'],
    ['\u202a0905\u00a0123\u2011456\u202c', '+84905123456'],
    ['\uff10\uff19\uff10\uff15\uff11\uff12\uff13\uff14\uff15\uff16', '+84905123456'],
    ['0258 3822 123', '+842583822123'],
    ['1900 1022', '+8419001022'],
  ])('%j → %s', (typed, phone) => expect(readTypedPhone(typed)).toEqual({ phone }));

  it.each([
    ['', 'MISSING'],
    ['\u200b \u2060', 'MISSING'],
    ['0905123456 / 0912345678', 'SEVERAL'],
    ['0905123456, 0912345678', 'SEVERAL'],
    ['0905123456 - 0912345678', 'SEVERAL'],
    ['0905123456 0912345678', 'SEVERAL'],
    ['0905123456 hoặc +84 912 345 678', 'SEVERAL'],
    ['+84905123456+84912345678', 'SEVERAL'],
    ['0905123456;02583822123', 'SEVERAL'],
    ['+1 212 555 2368', 'FOREIGN'],
    ['0012125552368', 'FOREIGN'],
    ['0905123456 (An)', 'NOT_A_NUMBER'],
    ['0905 123 45', 'NOT_A_NUMBER'],
    ['0905 123 4567', 'NOT_A_NUMBER'],
    ['0123456789', 'NOT_A_NUMBER'],
    ['09+05123456', 'NOT_A_NUMBER'],
    ['không có', 'NOT_A_NUMBER'],
    ['()', 'NOT_A_NUMBER'],
  ])('%j: %s', (typed, problem) => expect(readTypedPhone(typed)).toEqual({ problem }));

  it('only a mobile gets messages', () => {
    expect(readTypedMobile('0905123456')).toEqual({ phone: '+84905123456' });
    expect(readTypedMobile('0258 3822 123')).toEqual({ problem: 'LANDLINE' });
    expect(readTypedMobile('1900 1022')).toEqual({ problem: 'LANDLINE' });
  });

  const mobile = fc
    .tuple(fc.constantFrom('32', '56', '70', '81', '90'), fc.integer({ min: 0, max: 9_999_999 }))
    .map(([head, rest]) => head + String(rest).padStart(7, '0'));
  const noise = fc.constantFrom(...INVISIBLE, ...SPACES);
  const strewn = (digits: string): fc.Arbitrary<string> =>
    fc.array(noise, { minLength: digits.length + 1, maxLength: digits.length + 1 }).map((marks) => marks.map((mark, i) => mark + (digits[i] ?? '')).join(''));

  it('one number is read whatever stands between its digits; two are never one of them', () => {
    fc.assert(
      fc.property(
        mobile.chain((digits) => fc.tuple(fc.constant(digits), fc.constantFrom('0', '+84', '84', '0084', '(+84) '), strewn(digits))),
        ([digits, head, text]) => {
          expect(readTypedPhone(head + text)).toEqual({ phone: `+84${digits}` });
        },
      ),
      { numRuns: RUNS },
    );
    fc.assert(
      fc.property(mobile, mobile, fc.constantFrom(' ', '/', ', ', ' - ', ';', '\n', '', ' và '), (one, other, between) => {
        expect(readTypedPhone(`0${one}${between}0${other}`)).toEqual({ problem: 'SEVERAL' });
      }),
      { numRuns: RUNS },
    );
  });

  it('drops no digit of any text: what is read has all of them', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+0-9 ()./,;-]{0,24}$/)), (text) => {
        const read = readTypedPhone(text);
        if (!('phone' in read)) return;
        const digits = readTypedDigits(text).replace(/\D/g, '');
        expect(digits.endsWith(read.phone.slice(3))).toBe(true);
        expect(digits.slice(0, digits.length - read.phone.length + 3)).toMatch(/^((00)?840?|0)?$/);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('A3-01 an id number as people type it', () => {
  it.each([
    ['056 085.001-234', '056085001234'],
    ['\u200e056085001234\ufeff', '056085001234'],
    ['\uff10\uff15\uff16085001234', '056085001234'],
  ])('%j → %s', (typed, id) => expect(readTypedId(typed)).toEqual({ id }));

  it.each([
    ['', 'MISSING'],
    ['056085001234 / 056085001235', 'SEVERAL'],
    ['056085001234 056085001235', 'SEVERAL'],
    ['225123456, 056085001235', 'SEVERAL'],
    ['C1234567', 'PASSPORT'],
    ['b 12345678', 'PASSPORT'],
    ['05608500123O', 'LETTERS'],
    ['05608500123', 'LENGTH'],
    ['0560850012345', 'LENGTH'],
    ['225123456', 'LENGTH'],
  ])('%j: %s', (typed, problem) => expect(readTypedId(typed)).toEqual({ problem }));

  it('X-20 nine digits are a former number, where those are taken', () => {
    expect(readTypedId('225 123 456', true)).toEqual({ id: '225123456' });
    expect(readTypedId('225 123 456 225 123 457', true)).toEqual({ problem: 'SEVERAL' });
  });

  it('never fails, and reads 12 digits or says why not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readTypedId(text);
        if ('id' in read) expect(read.id).toMatch(/^\d{12}$/);
        else expect(read.problem).toBeTruthy();
      }),
      { numRuns: RUNS },
    );
  });
});
