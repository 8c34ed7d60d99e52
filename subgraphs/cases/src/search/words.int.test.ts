import { fold, searchWords } from '@pakn/vocabulary';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Person, type Province } from '../testing/province.ts';
import { filed, makePublic, NHA_TRANG } from '../testing/reports.ts';

const CASES = 'query($filter: CaseFilter) { cases(filter: $filter, first: 20) { nodes { code title } } }';

let place: Province;
let owner: pg.Pool;
const codes = new Map<string, string>();

const REPORTS = [
  { title: 'Ống nước vỡ.Đề nghị sửa', content: 'Xe mang biển 79A-123.45 đỗ trên vỉa hè cả ngày, không đi được.' },
  { title: 'Rác trong hẻm/kiệt 12', content: 'Rác chất đống từ hôm qua, xe 79A12399 cũng để ở đây suốt.' },
  { title: 'Ðường Lê Hồng Phong ngập', content: 'Có nhiều ổ gà trên đường, nước ngập (1.200 m2) mỗi khi mưa.' },
  { title: 'Đèn hỏng', content: 'Gần ổ điện của quán gà rán có bóng đèn hỏng, tối om cả đoạn.' },
];

beforeAll(async () => {
  place = await province();
  owner = new pg.Pool({ connectionString: place.database.superuserUrl, max: 1 });
  const operator: Person = place.officer('desk', 'OPERATOR');
  for (const report of REPORTS) {
    const made = await filed(place.citizen(), { ...report, place: { address: 'Khu phố 3', ...NHA_TRANG } });
    await makePublic(place, operator, made.id);
    codes.set(report.title, made.code);
  }
});
afterAll(async () => {
  await owner.end();
  await place.close();
});

const titles = async (filter: object): Promise<string[]> =>
  (await place.anyone.must<{ cases: { nodes: { title: string }[] } }>(CASES, { filter })).cases.nodes
    .map(({ title }) => title)
    .toSorted((a, b) => a.localeCompare(b));

describe('A6-01 A6-02 words that are looked for', () => {
  const [pipe, rubbish, flood, lamp] = REPORTS.map(({ title }) => title);
  it.each([
    ['nghi', [pipe]],
    ['vo de nghi', [pipe]],
    ['vỡ.Đề nghị', [pipe]],
    ['kiệt', [rubbish]],
    ['hem/kiet 12', [rubbish]],
    ['đường lê hồng', [flood]],
    ['Ðường Lê', [flood]],
    ['duong le hong pho', [flood]],
    ['le hong ph', [flood]],
    ['79A12345', [pipe]],
    ['79a 123.45', [pipe]],
    ['79A-12345', [pipe]],
    ['79A-123.99', [rubbish]],
    ['12399', []],
    ['1200', [flood]],
    ['ổ gà', [lamp, flood]],
    ['"ổ gà"', [flood]],
    ['khongcogi', []],
  ])('%s', async (text, found) => {
    expect(await titles({ text })).toEqual([...found].toSorted((a = '', b = '') => a.localeCompare(b)));
  });

  it('finds a case by the end of its code, whatever it begins with, as words and as a code', async () => {
    await owner.query(`update cases."case" set code = 'KH-2611-7E3M9Q' where code = $1`, [codes.get('Đèn hỏng')]);
    for (const text of ['7E3M9Q', '7e3m9q', '7e3m', 'KH-2611-7E3M9Q', 'kh 2611 7e3m9q']) expect(await titles({ text }), text).toEqual(['Đèn hỏng']);
    for (const code of ['7E3M9Q', '7e3m', '2611-7E', 'kh-2611-7e3m9q']) expect(await titles({ code }), code).toContain('Đèn hỏng');
  });

  it('P8 a word that is only begun is every word that begins so, also one of an edited text; what no report has may begin a code', async () => {
    await owner.query(`update cases."case" set code = 'KH-2611-KQWXYZ' where code = $1`, [codes.get(flood ?? '')]);
    await owner.query(`update cases."case" set content = content || ' Quán karaoke24h Đènpha mở khuya.' where title = $1`, [rubbish]);
    for (const [text, found] of [
      ['karao', [rubbish]],
      ['mo karaoke', [rubbish]],
      ['den', [lamp, rubbish]],
      ['ho', [lamp, flood, rubbish]],
      ['kqw', [flood]],
      ['kh 2611 kqw', [flood]],
    ] as const)
      expect(await titles({ text }), text).toEqual([...found].toSorted((one = '', other = '') => one.localeCompare(other)));
    const { rows } = await owner.query('select word from cases.search_word order by word');
    expect(rows.map(({ word }) => word as string)).toEqual(expect.arrayContaining(['den', 'denpha', 'karaoke24h']));
    expect(rows.filter(({ word }) => /^(kqwxyz|[0-9].*)$/.test(word as string))).toEqual([]);
  });

  it('folds and splits in SQL as in TypeScript: every letter, digit and sign of the European scripts, and texts with all of them', async () => {
    const signs = Array.from({ length: 0x2500 }, (_, index) => String.fromCodePoint(index + 1)).filter((sign) =>
      /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\p{S}\p{Z}\p{M}]/u.test(sign),
    );
    const texts = [
      ...signs,
      ...signs.map((sign, index) => `a${sign}b1${sign}2 ${signs[(index * 7) % signs.length] ?? ''}Ế${sign}`),
      ...REPORTS.map(({ content }) => content),
      'Nguyễn Thị Hoà'.normalize('NFD'),
    ];
    const { rows } = await owner.query<{ folded: string; words: string }>(
      'select cases.vi_fold(t) as folded, cases.vi_words(t) as words from unnest($1::text[]) as t',
      [texts],
    );
    const different = rows.flatMap((row, index) => {
      const text = texts[index] ?? '';
      const mine = { folded: fold(text), words: searchWords(text).join(' ') };
      return mine.folded === row.folded && mine.words === row.words ? [] : [{ text, code: text.codePointAt(0)?.toString(16), row, mine }];
    });
    expect(different).toEqual([]);
  });
});
