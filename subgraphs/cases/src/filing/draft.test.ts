import { describe, expect, it } from 'vitest';
import { publicPoint } from '../state/public-point.ts';
import { caseCode } from './case-code.ts';
import type { Ward } from '../reference/reference-book.ts';
import { checkDraft, type Draft, type FilingRules } from './draft.ts';

const now = new Date('2026-11-20T09:00:00Z');
const NHA_TRANG = { code: '22366', name: 'Nha Trang', kind: 'phuong', west: 109.18, south: 12.2, east: 109.22, north: 12.26 } as Ward;
const rules: FilingRules = {
  limits: { titleLength: 20, contentLength: 50, attachments: 2 },
  category: (code) => (code === 'ROAD' ? ({ code, active: true, validFrom: null, validTo: null } as never) : undefined),
  topic: () => undefined,
  reference: {
    ward: (code) => (code === '22366' ? NHA_TRANG : undefined),
    nearestWard: (lon) => (lon > 109 ? NHA_TRANG : null),
  },
  isAgency: () => false,
  now,
  withoutAccount: false,
};
const good: Draft = { title: 'Ổ gà', content: 'Ổ gà sâu', place: { address: '86 Lê Hồng Phong' } };
const problemsOf = (draft: Draft): string[] => checkDraft(draft, rules, 'input').problems.map((problem) => `${problem.path} ${problem.code}`);

describe('a draft that is sent', () => {
  it('A4-12: fills in what was left out', () => {
    const { report, problems } = checkDraft(good, rules, 'input');
    expect(problems).toEqual([]);
    expect(report).toMatchObject({
      kind: 'INCIDENT',
      subjectKind: 'CITIZEN',
      identityMode: 'PUBLIC_NAME',
      showFullName: false,
      wardCode: null,
      approximate: false,
      lon: null,
    });
  });

  it.each<[string, Draft, string[]]>([
    ['nothing at all', {}, ['input.title REQUIRED', 'input.content REQUIRED', 'input.place.address REQUIRED']],
    ['spaces', { ...good, title: ' \u200B\n' }, ['input.title REQUIRED']],
    ['a long title', { ...good, title: 'ầ'.repeat(21) }, ['input.title TOO_LONG']],
    ['graphemes, not code units', { ...good, title: `a${'👩‍👩‍👧‍👦'.repeat(19)}` }, []],
    ['X-29 letters with a flood of marks', { ...good, title: `a${'\u0301'.repeat(10_000)}`.repeat(10) }, ['input.title TOO_LONG']],
    ['X-29 nothing that can be read', { ...good, title: '\u3164', content: '\u2800 …' }, ['input.title REQUIRED', 'input.content REQUIRED']],
    ['decomposed marks count once', { ...good, title: 'ầ'.normalize('NFD').repeat(20) }, []],
    ['half a point', { ...good, place: { lon: 109.2 } }, ['input.place POINT_INCOMPLETE']],
    ['a point outside of the province', { ...good, place: { lon: 105.8, lat: 21 } }, ['input.place OUT_OF_PROVINCE']],
    ['an unknown ward', { ...good, wardCode: '1' }, ['input.place.wardCode UNKNOWN']],
    [
      'three files',
      { ...good, attachmentIds: ['a', 'b', 'c'] },
      ['input.attachmentIds TOO_MANY_FILES', 'input.attachmentIds.0 UNKNOWN', 'input.attachmentIds.1 UNKNOWN', 'input.attachmentIds.2 UNKNOWN'],
    ],
    ['the future', { ...good, occurredAt: new Date('2026-11-20T09:06:00Z') }, ['input.occurredAt IN_FUTURE']],
    ['a phone that is four minutes fast', { ...good, occurredAt: new Date('2026-11-20T09:04:00Z') }, []],
  ])('A4-02 A4-03 A4-06: %s', (_, draft, problems) => {
    expect(problemsOf(draft)).toEqual(problems);
  });

  it('A7-06: a proposal needs no place, and has no point even where one is given', () => {
    const proposal: Draft = { title: 'Góp ý', content: 'Thủ tục chậm', kind: 'PROPOSAL' };
    expect(problemsOf(proposal)).toEqual([]);
    expect(checkDraft({ ...proposal, place: { lon: 109.2, lat: 12.2, wardCode: '22366' } }, rules, 'input').report).toMatchObject({
      lon: null,
      lat: null,
      wardCode: '22366',
    });
    expect(problemsOf({ ...proposal, place: { wardCode: '1' } })).toEqual(['input.place.wardCode UNKNOWN']);
  });

  it('A4-07 A4-08: a point alone is written as its commune; the given point is not called approximate', () => {
    expect(checkDraft({ ...good, place: { lon: 109.2, lat: 12.2 } }, rules, 'input').report).toMatchObject({
      address: 'Phường Nha Trang',
      wardCode: '22366',
      approximate: false,
    });
  });

  it.each([
    ['in the commune', 109.2, false],
    ['at its edge, where extents are rounded', 109.225, false],
    ['100 km away: one of the two is wrong', 110.1, true],
  ])('A4-07: a point %s', (_, lon, approximate) => {
    const place = { lon, lat: 12.23, wardCode: '22366' };
    expect(checkDraft({ ...good, place }, rules, 'input')).toMatchObject({ problems: [], report: { ...place, approximate } });
  });

  it('X-13 X-15: without an account a report is anonymous, with one it is not', () => {
    const modeOf = (draft: Draft, withoutAccount: boolean): string => {
      const { report, problems } = checkDraft(draft, { ...rules, withoutAccount }, 'input');
      return problems[0]?.code ?? report.identityMode;
    };
    expect([modeOf(good, true), modeOf({ ...good, identityMode: 'ANONYMOUS' }, true)]).toEqual(['ANONYMOUS', 'ANONYMOUS']);
    for (const identityMode of ['PUBLIC_NAME', 'HIDDEN_NAME'] as const) expect(modeOf({ ...good, identityMode }, true)).toBe('NOT_OFFERED');
    expect(modeOf({ ...good, identityMode: 'ANONYMOUS' }, false)).toBe('NOT_OFFERED');
  });

  it('text is kept as NFC without invisible characters', () => {
    expect(checkDraft({ ...good, title: ' Ổ gà\u0000 '.normalize('NFD') }, rules, 'input').report.title).toBe('Ổ gà');
  });
});

describe('A7-04: a code', () => {
  it('has the tenant, the month in Vietnam and six letters that cannot be misread', () => {
    expect(caseCode('KH', new Date('2026-11-30T17:30:00Z'), Uint8Array.from([0, 31, 32, 63, 255, 7, 9, 9]))).toBe('KH-2612-2Z2ZZ9');
  });
});

describe('the point the public sees', () => {
  it('is snapped to 200 m for sensitive categories only', () => {
    const point = { lon: 109.1895, lat: 12.2388 };
    expect(publicPoint(point, false)).toEqual(point);
    const snapped = publicPoint(point, true);
    expect(publicPoint({ lon: (snapped.lon ?? 0) + 0.0001, lat: (snapped.lat ?? 0) - 0.0001 }, true)).toEqual(snapped);
    expect(Math.abs((snapped.lat ?? 0) - point.lat)).toBeLessThan(0.001);
  });
});
