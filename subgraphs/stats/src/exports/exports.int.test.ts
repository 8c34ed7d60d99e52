import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFacts } from '@pakn/events';
import type { Identity } from '@pakn/service-kit';
import type ExcelJS from 'exceljs';
import { rebuild } from '../facts/rebuild.ts';
import type { PerformanceRow } from '../statistics/performance.graph.ts';
import { agencySaved, eventData, factsOf, servedStats } from '../testing/served-stats.ts';

const DESK = randomUUID();
const ROADS = randomUUID();
const WATER = randomUUID();
const NOW = new Date('2026-11-20T03:30:00Z');
const FORMULA = '=HYPERLINK("http://x.example";"Sở Xây dựng")';
const HEAD_ROWS = 3;

let house: Awaited<ReturnType<typeof servedStats>>;

beforeAll(async () => {
  house = await servedStats({ now: () => NOW });
  await house.append('AgencySaved', agencySaved(DESK, 'TTCDS', 'Trung tâm Chuyển đổi số', 'OPERATOR'));
  await house.append('AgencySaved', agencySaved(ROADS, 'S-XD', FORMULA, 'DEPARTMENT'));
  await house.append('AgencySaved', agencySaved(WATER, 'CTN', 'Công ty Cấp thoát nước', 'UTILITY'));
  await house.append('SettingsSaved', { satisfactionScale: ['VERY_SATISFIED', 'SATISFIED', 'DISSATISFIED'] });
  await house.append('CategorySaved', { code: 'ROAD', name: 'Giao thông – Đường sá', nameEn: 'Roads', active: true });
  const roads: Partial<CaseFacts> = { leadAgencyId: ROADS, countedAgencyId: ROADS, categoryCode: 'ROAD', isPublic: true };
  const cases: Partial<CaseFacts>[] = [
    { code: 'KH-2611-DESK01', countedAgencyId: DESK, channel: 'HOTLINE' },
    { ...roads, code: 'KH-2611-ROAD01', status: 'CLOSED', verdict: 'ON_TIME', satisfaction: 'VERY_SATISFIED', answeredAt: '2026-11-20T02:00:00.000Z' },
    { ...roads, code: 'KH-2611-ROAD02', status: 'ANSWERED', verdict: 'LATE', satisfaction: 'DISSATISFIED' },
    { ...roads, code: 'KH-2611-ROAD03', status: 'IN_PROGRESS', dueAt: '2026-11-20T03:00:00.000Z', submittedAt: '2026-11-19T01:00:00.000Z', isPublic: false },
    { code: 'KH-2611-WATER1', leadAgencyId: WATER, countedAgencyId: WATER, status: 'IN_PROGRESS', channel: 'APP', identityMode: 'ANONYMOUS' },
    { code: 'KH-2611-WATER2', leadAgencyId: WATER, countedAgencyId: WATER, status: 'REJECTED', verdict: 'ON_TIME', satisfaction: 'SATISFIED' },
    { code: 'KH-2611-GONE01', countedAgencyId: DESK, status: 'WITHDRAWN' },
  ];
  for (const facts of cases) await house.append('CaseSubmitted', eventData(factsOf(facts)), { caseId: randomUUID(), n: 1 });
  await house.settle();
});
afterAll(() => house.close());

const officer = (agencyId: string, role: Identity['roles'][number] = 'SPECIALIST'): Identity => ({
  kind: 'OFFICER',
  sub: randomUUID(),
  roles: [role],
  agencyId,
  scopes: [],
});
const values = (sheet: ExcelJS.Worksheet, row: number): unknown[] => (sheet.getRow(row).values as unknown[]).slice(1);
const rowsFrom = (sheet: ExcelJS.Worksheet, first: number): unknown[][] =>
  Array.from({ length: sheet.rowCount - first + 1 }, (_, i) => values(sheet, first + i));
const codes = (sheet: ExcelJS.Worksheet): unknown[] => rowsFrom(sheet, HEAD_ROWS + 2).map((row) => row[1]);

test('A6-03: a topic is called by its name, by its code before the name has come, and the same after a rebuild', async () => {
  const filterLine = async (code: string, more = ''): Promise<unknown> => values(await house.sheet(`/exports/agencies.xlsx?topicCode=${code}${more}`), 2)[0];
  await house.append('TopicSaved', { code: 'STORM', name: 'Bão số 9', nameEn: 'Storm 9' });
  await house.settle();
  expect([await filterLine('STORM'), await filterLine('SEA')]).toEqual(['Bộ lọc: Chủ đề: Bão số 9', 'Bộ lọc: Chủ đề: SEA']);
  await rebuild(house.stats.pool);
  await house.settle();
  expect(await filterLine('STORM')).toBe('Bộ lọc: Chủ đề: Bão số 9');
  await house.append('TopicSaved', { code: 'STORM', name: 'Bão số 10', nameEn: 'Storm 10' });
  await house.settle();
  expect(await filterLine('STORM')).toBe('Bộ lọc: Chủ đề: Bão số 10');
});

test("A6-03: the sheet has the predecessor's header in three levels, merged, under the filter and the date", async () => {
  const sheet = await house.sheet(`/exports/agencies.xlsx?agencyId=${WATER}&from=2026-11-01T00:00:00%2B07:00`);
  expect(values(sheet, 2)).toEqual(['Bộ lọc: Gửi từ 01/11/2026 00:00 · Cơ quan: Công ty Cấp thoát nước']);
  expect(values(sheet, 3)).toEqual(['Số liệu tính đến 20/11/2026 10:30']);
  const header = (row: number): unknown[] => values(sheet, HEAD_ROWS + row);
  expect(header(1)).toEqual(['STT', 'Cơ quan/Đơn vị xử lý', 'Tổng số', ...Array(6).fill('Kết quả xử lý PAKN'), ...Array(4).fill('Đánh giá')]);
  expect(header(2)).toEqual([
    'STT',
    'Cơ quan/Đơn vị xử lý',
    'Tổng số',
    ...Array(3).fill('Đã xử lý'),
    ...Array(3).fill('Đang xử lý'),
    ...Array(4).fill('Đánh giá'),
  ]);
  expect(header(3)).toEqual([
    'STT',
    'Cơ quan/Đơn vị xử lý',
    'Tổng số',
    'Tổng số',
    'Đúng hạn',
    'Quá hạn',
    'Tổng số',
    'Đúng hạn',
    'Quá hạn',
    'Tổng số',
    'Rất hài lòng',
    'Hài lòng',
    'Không hài lòng',
  ]);
  expect([...sheet.model.merges].sort()).toEqual(['A4:A6', 'B4:B6', 'C4:C6', 'D4:I4', 'D5:F5', 'G5:I5', 'J4:M5'].sort());
});

test('A6-03: the sheet agrees with the graph cell by cell: "*" with the total, then the agencies by total, descending', async () => {
  for (const filter of [{}, { agencyKind: 'DEPARTMENT' }, { categoryCode: 'ROAD' }, { channel: 'APP' }, { to: '2026-11-20T00:00:00.000Z' }]) {
    const query =
      'fragment row on PerformanceRow { total handled { total onTime late } inProgress { total onTime late } ratings { total verySatisfied satisfied dissatisfied } } query($filter: StatisticsFilter) { statistics(filter: $filter) { totals { ...row } byAgency { agency { name } row { ...row } } } }';
    const { data } = await house.ask(query, { filter });
    const cells = (row: PerformanceRow): number[] => [
      row.total,
      row.handled.total,
      row.handled.onTime,
      row.handled.late,
      row.inProgress.total,
      row.inProgress.onTime,
      row.inProgress.late,
      row.ratings.total,
      row.ratings.verySatisfied,
      row.ratings.satisfied,
      row.ratings.dissatisfied,
    ];
    const expected = [
      ['*', 'Tổng số', ...cells(data.statistics.totals)],
      ...data.statistics.byAgency.map(({ agency, row }, i) => [String(i + 1), agency.name, ...cells(row)]),
    ];
    const sheet = await house.sheet(`/exports/agencies.xlsx?${new URLSearchParams(filter as Record<string, string>).toString()}`);
    expect(rowsFrom(sheet, HEAD_ROWS + 4)).toEqual(expected);
  }
});

test('S18: a name that looks like a formula stays text', async () => {
  const sheet = await house.sheet('/exports/agencies.xlsx');
  const cell = sheet.getCell(HEAD_ROWS + 5, 2);
  expect(cell.value).toBe(FORMULA);
  expect(cell.formula).toBeUndefined();
});

test('X-07: "Bình thường" has a column only where the tenant offers it or somebody gave it; the scale is that of cases, after a rebuild too', async () => {
  const gialai = await servedStats({ now: () => NOW });
  try {
    await gialai.append('SettingsSaved', { satisfactionScale: ['VERY_SATISFIED', 'SATISFIED', 'DISSATISFIED'] });
    await gialai.append('SettingsSaved', { satisfactionScale: ['SATISFIED', 'NEUTRAL', 'DISSATISFIED', 'FROM_LATER'] });
    await gialai.settle();
    const header = async (path: string) => values(await gialai.sheet(path), HEAD_ROWS + 3).slice(9);
    expect(await header('/exports/agencies.xlsx')).toEqual(['Tổng số', 'Hài lòng', 'Bình thường', 'Không hài lòng']);
    await gialai.stats.pool.query('delete from stats.setting');
    await rebuild(gialai.stats.pool);
    await gialai.settle();
    expect(await header('/exports/agencies.xlsx')).toEqual(['Tổng số', 'Hài lòng', 'Bình thường', 'Không hài lòng']);
    await gialai.append('CaseSubmitted', eventData(factsOf({ satisfaction: 'VERY_SATISFIED' })), { caseId: randomUUID(), n: 1 });
    await gialai.settle();
    expect(await header('/exports/agencies.xlsx')).toEqual(['Tổng số', 'Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng']);
  } finally {
    await gialai.close();
  }
});

test('A8-22 A8-24 A8-25 A8-26: status, identity, ratings and progress as sheets', async () => {
  const progress = await house.sheet('/exports/progress.xlsx');
  expect(values(progress, HEAD_ROWS + 3)).toEqual(['*', 'Tổng số', 6, 4, 4 / 6, 2, 2 / 6]);
  const ratings = await house.sheet('/exports/ratings.xlsx');
  expect(values(ratings, HEAD_ROWS + 3)).toEqual(['*', 'Tổng số', 3, 1, 1 / 3, 1, 1 / 3, 1, 1 / 3]);
  const status = await house.sheet('/exports/status.xlsx');
  expect(values(status, HEAD_ROWS + 1)).toEqual(['STT', 'Trạng thái', 'Tổng số', 'Cổng web', 'Ứng dụng di động', 'Tổng đài']);
  expect(rowsFrom(status, HEAD_ROWS + 2).slice(0, 3)).toEqual([
    ['*', 'Tổng số', 6, 4, 1, 1],
    ['1', 'Chờ tiếp nhận', 1, 0, 0, 1],
    ['2', 'Đang xử lý', 2, 1, 1, 0],
  ]);
  const identity = await house.sheet('/exports/identity.xlsx');
  expect(rowsFrom(identity, HEAD_ROWS + 2)).toEqual([
    ['*', 'Tổng số', 6, 1],
    ['1', 'Công khai tên', 5, 5 / 6],
    ['2', 'Ẩn danh tính', 0, 0],
    ['3', 'Ẩn danh hoàn toàn', 1, 1 / 6],
  ]);
});

test("A8-23: the list shows everybody the public cases, officers also their agency's, the desk all, newest first", async () => {
  const PUBLIC = ['KH-2611-ROAD01', 'KH-2611-ROAD02'];
  expect(new Set(codes(await house.sheet('/exports/cases.xlsx')))).toEqual(new Set(PUBLIC));
  expect(new Set(codes(await house.sheet('/exports/cases.xlsx', { kind: 'INDIVIDUAL', sub: randomUUID(), roles: [], scopes: [] })))).toEqual(new Set(PUBLIC));
  expect(new Set(codes(await house.sheet('/exports/cases.xlsx', officer(WATER))))).toEqual(new Set([...PUBLIC, 'KH-2611-WATER1', 'KH-2611-WATER2']));
  const all = await house.sheet('/exports/cases.xlsx', officer(DESK, 'OPERATOR'));
  expect(codes(all)).toHaveLength(6);
  expect(codes(all).at(-1)).toBe('KH-2611-ROAD03');
  expect(codes(await house.sheet(`/exports/cases.xlsx?agencyId=${ROADS}`, officer(DESK, 'OPERATOR')))).toHaveLength(3);
  const row = rowsFrom(all, HEAD_ROWS + 2).find((cells) => cells[1] === 'KH-2611-ROAD01');
  expect(row?.slice(2)).toEqual([
    new Date('2026-11-20T08:00:00Z'),
    'Giao thông – Đường sá',
    undefined,
    'Cổng web',
    'Công khai tên',
    FORMULA,
    'Hoàn thành',
    'Đúng hạn',
    undefined,
    new Date('2026-11-20T09:00:00Z'),
    'Rất hài lòng',
  ]);
});

test("B-22: a sheet is written in the reader's language, down to the words of the closed sets", async () => {
  const list = await house.sheet(`/exports/cases.xlsx?agencyId=${ROADS}&channel=WEB`, officer(DESK, 'OPERATOR'), 'en');
  expect(values(list, 1)).toEqual(['List of reports']);
  expect(values(list, 2)).toEqual([`Filter: Agency: ${FORMULA} · Channel: Web portal`]);
  expect(values(list, HEAD_ROWS + 1)).toContain('Answer due');
  expect(rowsFrom(list, HEAD_ROWS + 2).map((row) => [row[3], row[5], row[8], row[9]])).toEqual(
    expect.arrayContaining([
      ['Roads', 'Web portal', 'Completed', 'On time'],
      ['Roads', 'Web portal', 'Answered', 'Late'],
      ['Roads', 'Web portal', 'In progress', 'Overdue'],
    ]),
  );
  for (const name of ['agencies', 'ratings', 'progress', 'status', 'identity'])
    expect(JSON.stringify(rowsFrom(await house.sheet(`/exports/${name}.xlsx?agencyId=${WATER}`, undefined, 'en'), 3))).not.toMatch(/Tổng|hạn|lòng|danh/);
});

test('a sheet that does not exist and a filter that is none are refused; the file has a name of its own', async () => {
  expect((await house.download('/exports/people.xlsx')).status).toBe(404);
  expect((await house.download('/exports/constructor.xlsx')).status).toBe(404);
  const wrong = await house.download('/exports/agencies.xlsx?channel=PIGEON&foo=1');
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  const response = await house.download('/exports/agencies.xlsx');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="thong-ke-agencies-2026-11-20.xlsx"');
  await response.arrayBuffer();
});
