import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRAPH_NAME, guardedText, guardedValue, HostileInput } from './rules/input-text.ts';
import { cleanText, exceedsBytes, graphemes, isLongerThan, isReadable } from './rules/text.ts';

const RUNS = Number(process.env.RUNS ?? 200);
const anyText = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 60 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point)), maxLength: 60 }),
);
const problemOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    if (error instanceof HostileInput) return [error.problem, error.path];
    throw error;
  }
};

describe('X-29 S14 a text from outside', () => {
  test('is NFC, well formed and without anything that nobody sees, whatever of Unicode comes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const guarded = problemOf(() => guardedText(text, 'x', 10_000));
        if (typeof guarded !== 'string') return expect(guarded).toEqual(['TOO_MANY_MARKS', 'x']);
        expect(guarded.normalize('NFC')).toBe(guarded);
        expect(guarded.isWellFormed()).toBe(true);
        expect(guarded).not.toMatch(/[\0\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\u3164\u115F\uFEFF\uFFFE\uFFFF\u00AD\r\u2028]/u);
        expect(guardedText(guarded, 'x', 20_000)).toBe(guarded);
      }),
      { numRuns: RUNS },
    );
  });

  test.each([
    ['Đường Trần Phú', 'Đường Trần Phú'],
    ['Đường Trần Phú'.normalize('NFD'), 'Đường Trần Phú'],
    ['một\r\nhai\u2028ba\tbốn', 'một\nhai\nba\tbốn'],
    ['NUL\0 \ud800lone\udfff', 'NUL lone'],
    ['\u202Egnp.exe\u202C \u2066a\u2069\uFEFF', 'gnp.exe a'],
    ['👨‍👩‍👧‍👦 👍🏽 ❤️‍🔥 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇻🇳 1️⃣ ☎️ 👩🏻‍❤️‍💋‍👨🏿 🕵🏽‍♀️', '👨‍👩‍👧‍👦 👍🏽 ❤️‍🔥 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇻🇳 1️⃣ ☎️ 👩🏻‍❤️‍💋‍👨🏿 🕵🏽‍♀️'],
    ['a\u200Db\u200Cc\uFE0Fd\u{E0041}e', 'abcde'],
    ['नमस्ते สวัสดี', 'नमस्ते สวัสดี'],
  ])('%j is kept as %j', (given, kept) => {
    expect(guardedText(given, 'x', 1_000)).toBe(kept);
  });

  test('of letters with a flood of marks, or of many bytes, is refused where it stands', () => {
    expect(problemOf(() => guardedText(`a${'\u0301'.repeat(9)}`, 'input.title', 1_000))).toEqual(['TOO_MANY_MARKS', 'input.title']);
    expect(problemOf(() => guardedText(`a${'\u0301\u200B'.repeat(9)}`, 'x', 1_000))).toEqual(['TOO_MANY_MARKS', 'x']);
    expect(problemOf(() => guardedText('ệ'.repeat(400), 'x', 1_000))).toEqual(['TOO_LONG', 'x']);
  });

  test('is counted in graphemes and in bytes', () => {
    const flood = `a${'\u0301\u0323'.repeat(5_000)}`.repeat(10);
    expect([graphemes(flood), isLongerThan(flood, 150)]).toEqual([10, true]);
    expect(isLongerThan('ệ'.normalize('NFD').repeat(150), 150)).toBe(false);
    expect(isLongerThan('👨‍👩‍👧‍👦'.repeat(150), 150)).toBe(false);
    fc.assert(
      fc.property(anyText, fc.nat(200), (text, most) => {
        expect(exceedsBytes(text.toWellFormed(), most)).toBe(new TextEncoder().encode(text).length > most);
      }),
      { numRuns: RUNS },
    );
  });

  test('is readable with one letter or digit only', () => {
    for (const blank of ['\u3164', '\u2800\u2800', '\u115F\u1160', '\uFFA0', ' \u00A0\u3000', '\u200B', '...!?', '👍', '\u0301'])
      expect(isReadable(cleanText(blank))).toBe(false);
    for (const text of ['a', 'ệ', '7', '路', '👍 ok']) expect(isReadable(cleanText(text))).toBe(true);
  });
});

describe('S14 a value from outside', () => {
  const limits = { mostBytes: 100, mostValues: 50, names: GRAPH_NAME };

  test('has each of its texts guarded, and is itself where nothing is mended', () => {
    const plain = { input: { title: 'Ổ gà', ids: ['a', 'b'], at: null, n: 1 } };
    expect(guardedValue(plain, '', limits)).toBe(plain);
    expect(guardedValue({ input: { title: 'Ổ\0 gà', ids: ['a', 'b\u200B'] }, n: 1 }, '', limits)).toEqual({ input: { title: 'Ổ gà', ids: ['a', 'b'] }, n: 1 });
  });

  test('is refused when it is deep, wide or has names that are none', () => {
    expect(problemOf(() => guardedValue({ ids: ['a', 'x'.repeat(101)] }, '', limits))).toEqual(['TOO_LONG', 'ids.1']);
    expect(problemOf(() => guardedValue(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 'a', limits))).toEqual([
      'TOO_DEEP',
      expect.stringMatching(/^a(\.0)+$/),
    ]);
    expect(problemOf(() => guardedValue({ ids: Array(51).fill('a') }, '', limits))).toEqual(['TOO_MANY', 'ids']);
    for (const name of ['ti\0tle', '', '__proto__ ', 'tên', 'x'.repeat(101)])
      expect(problemOf(() => guardedValue({ input: { [name]: 1 } }, '', limits))).toEqual(['BAD_NAME', 'input']);
  });
});
