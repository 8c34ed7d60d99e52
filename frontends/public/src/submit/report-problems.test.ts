import { placeRefusal } from '@pakn/ui/form/place-refusal';
import { describe, expect, it } from 'vitest';
import { emptyDraft, isBlank, type ReportDraft } from './report-draft';
import { lengthOf, problemsOf, QUESTION_OF, QUESTIONS } from './report-problems';

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
  it.each(['here', 'map', 'address'] as const)(
    'A4-08 a typed address with its commune is a place, also where "%s" is chosen and no point was set',
    (placeWay) => {
      const typed: ReportDraft = { ...whole, point: null, placeWay };
      expect(problemsOf({ ...typed, address: 'Chợ Đầm' }, '9', limits, t)).toEqual({ place: 'public.submit.problem.ward' });
      expect(problemsOf({ ...typed, address: 'Chợ Đầm', wardCode: '22366' }, '9', limits, t)).toEqual({});
      expect(problemsOf({ ...typed, wardCode: '22366' }, '9', limits, t)).toEqual({ place: 'public.submit.problem.address' });
      expect(problemsOf(typed, '9', limits, t)).toEqual({ place: `public.submit.problem.${placeWay === 'address' ? 'address' : 'point'}` });
    },
  );
  it('A4-07 a point that another way has taken neither fills nor blocks the chosen one', () => {
    const typed: ReportDraft = { ...whole, placeWay: 'address', point: { lon: 105.8, lat: 21 } };
    expect(problemsOf(typed, '9', limits, t)).toEqual({ place: 'public.submit.problem.address' });
    expect(problemsOf({ ...typed, address: '12 Trần Phú', wardCode: '22366' }, '9', limits, t)).toEqual({});
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

it('A3-01 every answer of the draft belongs to a question', () => {
  const refusal = {
    code: 'INVALID_INPUT',
    message: '',
    fields: [
      'input.title',
      'input.place.address',
      'input.wardCode',
      'input.attachmentIds.0',
      'input.categoryCode',
      'input.identityMode',
      'challenge.answer',
    ].map((path) => ({ path, code: 'INVALID_INPUT', message: path })),
  };
  expect(Object.keys(placeRefusal(refusal, { fields: QUESTIONS, paths: QUESTION_OF }, ({ message }) => message).fields)).toEqual([
    'title',
    'place',
    'files',
    'category',
    'identity',
    'challenge',
  ]);
});
