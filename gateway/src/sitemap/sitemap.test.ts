import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MOST_IN_PART, type AskPublic } from './public-addresses.ts';
import { sitemap } from './sitemap.routes.ts';

const ORIGIN = 'https://phananh.example.vn';
const HOUR_MS = 3_600_000;
interface Report {
  code: string;
  submittedAt: string;
  answeredAt: string | null;
}
let reports: Report[];
let asked: string[];
let isDown: boolean;
let now: number;
let app: FastifyInstance;

const report = (n: number, submittedAt: string, answeredAt: string | null = null): Report => ({ code: `KH-${n}`, submittedAt, answeredAt });
/** A graph with these reports: it answers by pages, as the real one. */
const ask: AskPublic = async <T>(query: string, variables: Record<string, unknown>) => {
  asked.push(query.split(/[ (]/)[1] ?? '');
  if (isDown) throw new Error('SERVICE_DOWN');
  const { from, to, first, after } = variables as { from?: string; to?: string; first: number; after: string | null };
  if (query.includes('guides {')) return { guides: [{ slug: 'gui-phan-anh', updatedAt: '2026-11-01T00:00:00.000Z' }] } as T;
  const begin = Number(after ?? 0);
  const listed = query.includes('cases(')
    ? reports.filter(({ submittedAt }) => (!from || submittedAt >= from) && (!to || submittedAt < to))
    : [{ id: 'a&b', publishedAt: '2026-11-02T00:00:00.000Z', updatedAt: '2026-11-02T00:00:00.000Z' }];
  const nodes = listed.slice(begin, begin + first);
  return { list: { nodes, pageInfo: { hasNextPage: begin + first < listed.length, endCursor: `${begin + first}` } } } as T;
};

beforeEach(async () => {
  [reports, asked, isDown, now] = [[], [], false, Date.parse('2026-11-30T00:00:00Z')];
  app = Fastify();
  await app.register((scope) => sitemap(scope, { origin: ORIGIN, ask: () => ask, pages: () => Promise.resolve(['/', '/tra-cuu']), now: () => now }));
});
afterEach(() => app.close());

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
const locs = async (url: string): Promise<string[]> => [...(await get(url)).body.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);

test('A2-14 robots.txt names the sitemap of the portal, whatever host was asked, and keeps crawlers out of what is not for reading', async () => {
  const { body, headers } = await get('/robots.txt', { host: 'other.example.vn' });
  expect(body).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
  for (const path of ['/tai-khoan', '/can-bo', '/gui-phan-anh', '/da-gui/', '/phan-anh-cua-toi', '/graphql']) expect(body).toContain(`Disallow: ${path}\n`);
  expect(body).not.toMatch(/Disallow: \/(files)?\n/);
  expect(headers['content-type']).toContain('text/plain');
});

test('A2-14 the sitemap lists pages, announcements, answers and each week with reports; every address is of the portal', async () => {
  reports = [report(1, '2025-01-01T05:00:00.000Z'), report(2, '2026-11-22T23:59:59.999Z', '2026-11-25T01:00:00.000Z'), report(3, '2026-11-23T00:00:00.000Z')];
  const parts = await locs('/sitemap.xml');
  expect(parts).toEqual(
    ['trang', 'thong-bao', 'hoi-dap', 'phan-anh-2024-12-30', 'phan-anh-2026-11-16', 'phan-anh-2026-11-23'].map((part) => `${ORIGIN}/sitemap/${part}.xml`),
  );
  expect(asked.length, 'one question a week, and one that finds none').toBe(4);
  const found = await Promise.all(parts.map((part) => locs(part.replace(ORIGIN, ''))));
  expect(found.flat()).toEqual(
    ['/', '/tra-cuu', '/huong-dan/gui-phan-anh', '/thong-bao/a&amp;b', '/hoi-dap/a&amp;b', '/phan-anh/KH-1', '/phan-anh/KH-2', '/phan-anh/KH-3'].map(
      (path) => ORIGIN + path,
    ),
  );
  expect((await get('/sitemap/phan-anh-2026-11-16.xml', { host: 'evil.test' })).body).toContain(
    `<url><loc>${ORIGIN}/phan-anh/KH-2</loc><lastmod>2026-11-25T01:00:00.000Z</lastmod></url>`,
  );
});

test('A2-14 a part has an end, whatever a week brought', async () => {
  reports = Array.from({ length: MOST_IN_PART + 1 }, (_, n) => report(n, '2026-11-23T00:00:00.000Z'));
  expect(await locs('/sitemap/phan-anh-2026-11-23.xml')).toHaveLength(MOST_IN_PART);
  expect(asked).toHaveLength(MOST_IN_PART / 100);
});

test('A2-14 a part is kept for an hour and known by its tag; what was not made is not kept and is asked for later', async () => {
  isDown = true;
  const failed = await get('/sitemap.xml');
  expect([failed.statusCode, failed.headers['retry-after'], failed.json()]).toMatchObject([503, '30', { errors: [{ extensions: { code: 'SERVICE_DOWN' } }] }]);
  isDown = false;
  const first = await get('/sitemap.xml');
  expect([first.statusCode, first.headers['cache-control']]).toEqual([200, 'public, max-age=3600']);
  const before = asked.length;
  expect((await get('/sitemap.xml', { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(304);
  expect(asked).toHaveLength(before);
  reports = [report(1, '2026-11-23T00:00:00.000Z')];
  now += HOUR_MS + 1;
  expect((await get('/sitemap.xml', { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(200);
});

test('A2-14 many who ask for what is not made yet wait for one, or are sent away', async () => {
  const weeks = Array.from({ length: 30 }, (_, n) => new Date(Date.parse('2026-11-23') - n * 7 * 24 * HOUR_MS).toISOString().slice(0, 10));
  const statuses = await Promise.all(weeks.map(async (week) => (await get(`/sitemap/phan-anh-${week}.xml`)).statusCode));
  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(9);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
});

test.each([
  'phan-anh-2026-11-24.xml',
  'phan-anh-2027-01-04.xml',
  'phan-anh-2026-13-41.xml',
  'constructor.xml',
  'trang',
  'trang.xml.gz',
  '..%2f..%2fpackage.json',
])('A2-14 there is no part %s', async (file) => {
  expect((await get(`/sitemap/${file}`)).statusCode).toBe(404);
  expect(asked).toEqual([]);
});
