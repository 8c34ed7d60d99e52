import { DomainError } from '@pakn/service-kit/rules';
import { describe, expect, it } from 'vitest';
import { Form } from './form.ts';

const name = { vi: 'tên', en: 'the name' };
/** The problems of what was read, by path. */
function problemsOf(read: (form: Form) => void): Record<string, string> {
  const form = new Form();
  read(form);
  try {
    form.refuse();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    for (const { message } of error.fields) expect([message.vi, message.en].every((text) => /^\p{L}.*\.$/u.test(text))).toBe(true);
    return Object.fromEntries(error.fields.map(({ path, code }) => [path, code]));
  }
  return {};
}

describe('A9-07 a form of an administrator', () => {
  it.each([
    ['an ordinary text', '  Phản ánh – “hiện trường”  ', {}],
    ['as many graphemes as are allowed', 'ế'.normalize('NFD').repeat(30), {}],
    ['one more', 'ế'.repeat(31), { it: 'TOO_LONG' }],
    ['few graphemes of many marks', `a${'\u0301'.repeat(5_000)}`, { it: 'TOO_LONG' }],
    ['nothing', ' \u200B ', { it: 'REQUIRED' }],
    ['nothing that can be read', '— …', { it: 'REQUIRED' }],
    ['a private character', 'a\uE000', { it: 'INVALID_INPUT' }],
    ['two lines', 'a\nb', { it: 'INVALID_INPUT' }],
  ])('a text that is %s', (_, text, expected) => {
    expect(problemsOf((form) => form.text('it', text, { name, longest: 30 }))).toEqual(expected);
  });

  it('X-29 a text loses what nobody sees', () => {
    expect(new Form().text('it', ' a\u202Eb\u0000\u200B\ud800 ', { name, longest: 30 })).toBe('ab');
  });

  it('a text that is left out stays, null and nothing empty it', () => {
    const form = new Form();
    const read = (given: string | null | undefined): string | null => form.textOr('it', given, 'stored', { name, longest: 30 });
    expect([undefined, null, ' ', ' new '].map(read)).toEqual(['stored', null, null, 'new']);
  });

  it.each([
    [0.25, {}],
    [8, {}],
    [0.2, { it: 'OUT_OF_RANGE' }],
    [8.25, { it: 'OUT_OF_RANGE' }],
    [Number.NaN, { it: 'OUT_OF_RANGE' }],
    [1 / 3, { it: 'INVALID_INPUT' }],
  ])('%d working hours of 0.25 to 8, in quarters', (hours, expected) => {
    expect(problemsOf((form) => form.hours('it', hours, { least: 0.25, most: 8 }))).toEqual(expected);
  });

  it('a code is capital letters, digits and underscores', () => {
    const wrong = ['', 'A', 'road', '1A', 'A B', 'ĐÈN', 'A'.repeat(41)];
    expect(problemsOf((form) => wrong.forEach((code) => form.code(`"${code}"`, code)))).toEqual(
      Object.fromEntries(wrong.map((code) => [`"${code}"`, 'INVALID_INPUT'])),
    );
    expect(problemsOf((form) => form.code('it', 'STREET_LIGHT_2'))).toEqual({});
  });

  it('a field has one problem: the first', () => {
    expect(
      problemsOf((form) => {
        form.hours('it', -1, { least: 0, most: 8 });
        form.wrong('it', 'LATER', name);
      }),
    ).toEqual({ it: 'OUT_OF_RANGE' });
  });
});
