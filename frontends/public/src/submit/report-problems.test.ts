import { describe, expect, it } from 'vitest';
import { emptyDraft, isBlank, type ReportDraft } from './report-draft';
import { lengthOf, problemsOf, problemsOfRefusal } from './report-problems';

const t = (key: string): string => key;
const limits = { titleLength: 20, contentLength: 4000 };
const whole: ReportDraft = { ...emptyDraft('k'), title: 'Ổ gà sâu', content: 'Rộng 1 m', point: { lon: 109.19, lat: 12.24 } };

describe('A3-01 what the report form asks for', () => {
  it('a whole report has no problem', () => {
    expect(problemsOf(whole, '9', limits, t)).toEqual({});
  });
  it('an empty one names each question once', () => {
    expect(Object.keys(problemsOf(emptyDraft('k'), '', limits, t))).toEqual(['title', 'content', 'place', 'challenge']);
  });
  it('an address needs its commune', () => {
    expect(problemsOf({ ...whole, point: null, placeWay: 'address', address: '12 Trần Phú' }, '9', limits, t)).toEqual({ place: 'public.submit.problem.ward' });
    expect(problemsOf({ ...whole, point: null, placeWay: 'address', address: '12 Trần Phú', wardCode: '22366' }, '9', limits, t)).toEqual({});
  });
  it('length counts letters as people do', () => {
    expect(lengthOf('Ộ'.normalize('NFD'))).toBe(1);
    expect(problemsOf({ ...whole, title: 'ộ'.repeat(20).normalize('NFD') }, '9', limits, t)).toEqual({});
    expect(problemsOf({ ...whole, title: 'ộ'.repeat(21) }, '9', limits, t)).toHaveProperty('title');
  });
  it.each(['', 'chín', '-1', '1.5'])('the sum is a number, not "%s"', (answer) => {
    expect(problemsOf(whole, answer, limits, t)).toHaveProperty('challenge');
  });
  it('X-10 without a sum to be had the server decides', () => {
    expect(problemsOf(whole, null, limits, t)).toEqual({});
  });
  it('a blank draft is not worth keeping', () => {
    expect(isBlank(emptyDraft('k'))).toBe(true);
    expect(isBlank(whole)).toBe(false);
  });
});

describe('A3-01 the server’s refusals stand beside the questions', () => {
  const words = ({ message }: { message: string }): string => message;
  const field = (path: string) => ({ path, code: 'INVALID_INPUT', message: `${path}!` });
  it.each([
    ['input.title', 'title'],
    ['title', 'title'],
    ['input.place.address', 'place'],
    ['input.attachmentIds.0', 'files'],
    ['challenge.answer', 'challenge'],
  ])('%s', (path, question) => {
    const { problems, form } = problemsOfRefusal({ code: 'INVALID_INPUT', message: 'x', fields: [field(path)] }, words);
    expect(problems).toEqual({ [question]: `${path}!` });
    expect(form).toBeNull();
  });
  it('a wrong sum without a field', () => {
    expect(problemsOfRefusal({ code: 'CHALLENGE_WRONG', message: 'sai', fields: [] }, words)).toEqual({ problems: { challenge: 'sai' }, form: null });
  });
  it('what belongs to no question is said for the form', () => {
    expect(problemsOfRefusal({ code: 'TRY_LATER', message: 'chờ', fields: [] }, words)).toEqual({ problems: {}, form: 'chờ' });
    expect(problemsOfRefusal({ code: 'INVALID_INPUT', message: 'x', fields: [field('input.kind')] }, words).form).toBe('input.kind!');
  });
});
