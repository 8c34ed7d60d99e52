import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow } from '../outside/browser.ts';
import { does } from '../outside/case-acts.ts';
import type { Outside } from '../outside/client.ts';
import { publicArticle, publishedNotice } from '../outside/content.ts';
import { agencyIds, files } from '../outside/filing.ts';
import { demoPerson, signedIn, type DemoPerson, type System } from '../outside/people.ts';
import { photo, upload } from '../outside/upload.ts';

// What search engines, previews of links and readers without scripts are given; and how scripts take it over.
const system: System = inject('system');
const TITLE = 'Nắp cống vỡ trước chợ Đầm';
const CONTENT = 'Nắp cống vỡ "toang" <ba hôm nay>, xe máy dễ sụp bánh.';
const NOTICE = 'Tạm ngừng cấp nước khu vực chợ Đầm';
const MOST_SHIFT = 0.02;
/** Rows. */
const ONE_PAGE = 20;
const DAY_MS = 24 * 3_600_000;
/** A page that is late once comes with its content the next time. */
const SERVED = { timeout: 30_000, interval: 200 };
const EN = { cookie: 'pakn-language=en' };

let browser: Browser;
let reporter: DemoPerson;
let open: { code: string };
let hidden: { code: string };
let notice: string;
let operator: Outside;
let citizen: Outside;
let leadAgencyId: string;

beforeAll(async () => {
  browser = await openBrowser();
  reporter = await demoPerson(system, 'CITIZEN');
  [citizen, operator] = await Promise.all([signedIn(system, reporter), demoPerson(system, 'OPERATOR').then((one) => signedIn(system, one))]);
  leadAgencyId = (await agencyIds(operator))('S-XD');
  const different = { title: TITLE, content: CONTENT, identityMode: 'HIDDEN_NAME' };
  const [one, other] = [await files(citizen, different), await files(citizen, different)];
  open = await does(operator, 'assignCase', { id: one.id, version: one.version, input: { leadAgencyId, coordinatorAgencyIds: [], makePublic: true } });
  hidden = await does(operator, 'assignCase', { id: other.id, version: other.version, input: { leadAgencyId, coordinatorAgencyIds: [], makePublic: false } });
  notice = await publishedNotice(operator, NOTICE);
});
afterAll(() => browser.close());

interface Served {
  status: number;
  html: string;
  policy: string;
}
const get = async (path: string, headers: Record<string, string> = {}): Promise<Served> => {
  const answer = await fetch(`${system.origin}${path}`, { headers });
  return { status: answer.status, html: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' };
};
/** The page as soon as it comes with its content. */
const served = async (path: string, headers?: Record<string, string>): Promise<Served> => {
  let page = await get(path, headers);
  await expect.poll(async () => (page = await get(path, headers)).html, SERVED).toContain('id="data"');
  return page;
};
const meta = (html: string, name: string): string | undefined => new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`).exec(html)?.[1];
const title = (html: string): string | undefined => /<title>([^<]*)<\/title>/.exec(html)?.[1];

const PAGES: { id: string; path: () => string; reads: string[]; vi: string; en: string }[] = [
  { id: 'A2', path: () => '/', reads: ['Thấy vấn đề quanh bạn?', 'Vừa được trả lời', 'Kết quả công khai', NOTICE], vi: 'Trang chủ', en: 'Home' },
  { id: 'A6-01', path: () => '/tra-cuu?tu_khoa=nap+cong+vo', reads: [TITLE, 'phản ánh công khai'], vi: 'Tra cứu phản ánh', en: 'Look up reports' },
  { id: 'A6-01', path: () => `/phan-anh/${open.code}`, reads: [TITLE, CONTENT, 'Quá trình xử lý', 'Sở Xây dựng'], vi: TITLE, en: TITLE },
  {
    id: 'A7-01',
    path: () => '/thong-ke',
    reads: ['Theo lĩnh vực', 'Theo cơ quan, đơn vị xử lý', 'Cập nhật lúc'],
    vi: 'Thống kê kết quả xử lý',
    en: 'Handling statistics',
  },
  { id: 'A2-06', path: () => '/thong-bao', reads: [NOTICE], vi: 'Thông báo', en: 'Announcements' },
  { id: 'A2-06', path: () => `/thong-bao/${notice}`, reads: [NOTICE, 'Không đi qua đoạn ngập.'], vi: NOTICE, en: NOTICE },
  { id: 'A2-12', path: () => '/dia-chi', reads: ['Công an (việc khẩn cấp)'], vi: 'Địa chỉ cần biết', en: 'Useful addresses' },
  { id: 'A2', path: () => '/huong-dan', reads: ['Hệ thống này dùng để làm gì'], vi: 'Hướng dẫn', en: 'Guide' },
];

describe('P11 a reader without scripts', () => {
  test.each(PAGES)('$id $vi: reads the page, in both languages, with title and description; no person is in it', async ({ path, reads, vi, en }) => {
    const page = await served(path());
    const context = await browser.newContext({ baseURL: system.origin, javaScriptEnabled: false });
    const window = await context.newPage();
    await expect.poll(async () => (await window.goto(path()), window.locator('h1').count()), SERVED).toBeGreaterThan(0);
    for (const text of reads) await window.getByText(text).first().waitFor();
    expect(await window.getByRole('contentinfo').count()).toBe(1);
    await context.close();

    const english = await served(path(), EN);
    expect([page.status, title(page.html), meta(page.html, 'og:title')]).toEqual([200, `${vi} – Phản ánh hiện trường`, `${vi} – Phản ánh hiện trường`]);
    expect([english.status, title(english.html), meta(english.html, 'og:title')]).toEqual([200, `${en} – Report a problem`, `${en} – Report a problem`]);
    expect([page.html.includes('<html lang="vi">'), english.html.includes('<html lang="en">')]).toEqual([true, true]);
    for (const { html } of [page, english]) expect(meta(html, 'description')?.length).toBeGreaterThan(20);
    expect(meta(page.html, 'og:url')).toBe(`${system.origin}${path().split('?')[0]}`);
    expect(page.policy).not.toContain('unsafe-inline');
    const { fullName, phone, identifier } = reporter;
    for (const { html } of [page, english]) expect([fullName, phone, `0${phone.slice(3)}`, identifier].filter((canary) => html.includes(canary))).toEqual([]);
  });

  test('A6-01 the description of a report is what was reported, as text', async () => {
    const { html } = await served(`/phan-anh/${open.code}`);
    expect(meta(html, 'description')).toBe('Nắp cống vỡ &quot;toang&quot; &lt;ba hôm nay&gt;, xe máy dễ sụp bánh.');
    expect(html).not.toContain('<ba hôm nay>');
  });

  test('A6-01 a link to a report shows its picture, one to another page the portal’s; both are there for everybody', async () => {
    const attachmentIds = [await upload(citizen, await photo('cong vo'), 'cong.jpg', 'image/jpeg')];
    const filed = await files(citizen, { title: TITLE, content: CONTENT, identityMode: 'HIDDEN_NAME', attachmentIds });
    const { code } = await does(operator, 'assignCase', {
      id: filed.id,
      version: filed.version,
      input: { leadAgencyId, coordinatorAgencyIds: [], makePublic: true },
    });
    const pictureOf = async (path: string): Promise<string> => meta((await served(path)).html, 'og:image') ?? '';
    await expect.poll(() => pictureOf(`/phan-anh/${code}`), SERVED).toMatch(/\/files\/a\/[\w-]+\/thumb$/);
    for (const path of [`/phan-anh/${code}`, '/', `/thong-bao/${notice}`]) {
      const picture = await fetch(await pictureOf(path));
      expect([path, picture.status, picture.headers.get('content-type')?.split('/')[0], picture.url.startsWith(`${system.origin}/`)]).toEqual([
        path,
        200,
        'image',
        true,
      ]);
    }
    const { html } = await served(`/phan-anh/${code}`);
    expect([meta(html, 'og:type'), meta(html, 'og:locale'), meta(html, 'og:site_name')]).toEqual(['article', 'vi_VN', 'Phản ánh hiện trường']);
    const { fullName, phone, identifier } = reporter;
    expect([fullName, phone, `0${phone.slice(3)}`, identifier].filter((canary) => html.includes(canary))).toEqual([]);
  });

  test('A6-03 A7-03 the figures of a topic and a period are asked for without scripts', async () => {
    const administrator = await signedIn(system, await demoPerson(system, 'ADMIN'));
    const input = { name: 'Bão số 9', nameEn: 'Storm 9', introduction: 'Báo cây đổ.', active: true };
    await administrator.must('mutation($input: TopicInput!) { saveTopic(code: "STORM_9", input: $input) { __typename } }', { input });
    const context = await browser.newContext({ baseURL: system.origin, javaScriptEnabled: false });
    const page = await context.newPage();
    await expect.poll(async () => (await page.goto('/thong-ke'), page.getByLabel('Chủ đề').count()), SERVED).toBe(1);
    expect(await page.getByRole('button', { name: 'Xuất Excel' }).isVisible(), 'needs scripts').toBe(false);
    await page.getByLabel('Chủ đề').selectOption('STORM_9');
    await page.getByLabel('Từ ngày').fill('2026-01-01');
    await page.getByRole('button', { name: 'Áp dụng' }).click();
    await page.waitForURL(/\/thong-ke\?tu_ngay=2026-01-01&den_ngay=&linh_vuc=&co_quan=&chu_de=STORM_9$/);
    await expect.poll(async () => (await page.reload(), page.getByText('Chưa có số liệu').count()), SERVED).toBe(1);
    expect([await page.getByLabel('Chủ đề').inputValue(), await page.getByLabel('Từ ngày').inputValue()]).toEqual(['STORM_9', '2026-01-01']);
    await context.close();
  });

  test('A6-01 a search and a whole code lead on without scripts', async () => {
    const context = await browser.newContext({ baseURL: system.origin, javaScriptEnabled: false });
    const page = await context.newPage();
    await expect.poll(async () => (await page.goto('/'), page.getByLabel('Tìm theo từ khóa').count()), SERVED).toBe(1);
    await page.getByLabel('Tìm theo từ khóa').fill('nắp cống vỡ');
    await page.getByLabel('Tìm theo từ khóa').press('Enter');
    await page.waitForURL(/\/tra-cuu\?tu_khoa=/);
    await expect.poll(async () => (await page.reload(), page.getByRole('link', { name: TITLE }).count()), SERVED).toBeGreaterThan(0);
    await expect
      .poll(async () => (await page.goto(`/tra-cuu?tu_khoa=${open.code}`), page.getByRole('heading', { level: 1, name: TITLE }).count()), SERVED)
      .toBe(1);
    await context.close();
  });

  test('A8-29 a list is read page by page; a place that it does not have gives its beginning, and a sentence', async () => {
    const marked = 'đọc từng trang';
    for (let n = 1; n <= ONE_PAGE + 1; n++) await publicArticle(operator, `Câu ${n} để ${marked}`);
    const context = await browser.newContext({ baseURL: system.origin, javaScriptEnabled: false });
    const page = await context.newPage();
    const list = `/hoi-dap?tu_khoa=${encodeURIComponent(marked)}`;
    const titles = page.getByRole('main').getByRole('heading', { level: 2 });
    const comes = async (address: () => Promise<unknown>, count: number): Promise<void> =>
      await expect.poll(async () => (await address(), titles.count()), SERVED).toBe(count);
    await comes(() => page.goto(list), ONE_PAGE);
    await page.getByRole('link', { name: 'Xem thêm' }).click();
    await comes(() => page.reload(), 1);
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    await page.getByRole('link', { name: 'Về đầu danh sách' }).click();
    await comes(() => page.reload(), ONE_PAGE);
    await comes(() => page.goto(`${list}&sau=WyJ4Il0`), ONE_PAGE);
    await page.getByText('Danh sách được hiển thị lại từ đầu').waitFor();
    await context.close();
  });

  test('A6-01 a report that is not public, one that does not exist, and a page to act on come as they did: without content, with 200', async () => {
    await served(`/phan-anh/${open.code}`);
    for (const path of [`/phan-anh/${hidden.code}`, '/phan-anh/KH-2611-AAAAAA', '/gui-phan-anh', '/phan-anh-cua-toi', '/ban-do', '/tai-khoan/dang-nhap']) {
      const { status, html } = await get(path);
      expect([path, status, html.includes('<div id="app"></div>'), html.includes(TITLE), html.includes('id="data"')]).toEqual([path, 200, true, false, false]);
    }
  });
});

describe('on paper and in the colours of the system', () => {
  /** A window whose page came with its content. */
  async function windowAt(path: string, settings: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ baseURL: system.origin, serviceWorkers: 'block', ...settings });
    const page = await context.newPage();
    await served(path);
    await expect.poll(async () => (await page.goto(path), page.locator('script#data').count()), SERVED).toBe(1);
    return page;
  }

  test('A6-01 on paper a report is a sheet: sign, code, status, history; nothing to press, dark ink also for those who read on a dark screen', async () => {
    const page = await windowAt(`/phan-anh/${open.code}`, { colorScheme: 'dark' });
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.emulateMedia({ media: 'print' });
    for (const text of ['Tỉnh Khánh Hòa', open.code, CONTENT, 'Quá trình xử lý', 'Sở Xây dựng'])
      await page.getByText(text).locator('visible=true').first().waitFor();
    await page.getByTestId('case-status').waitFor();
    const pressed = await page
      .locator('button, .btn, nav, footer')
      .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
    expect(pressed).toEqual([]);
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    expect(Math.max(...(ink.match(/\d+/g) ?? []).map(Number)), ink).toBeLessThan(90);
    await page.context().close();
  });

  test('A7-01 in the colours of the system bars, keys and the focus are there', async () => {
    const page = await windowAt('/thong-ke', { forcedColors: 'active' });
    for (const drawn of ['.hbar .b i', '.lg .key']) {
      await expect.poll(async () => (await page.goto('/thong-ke'), page.locator(drawn).count()), SERVED).toBeGreaterThan(0);
      const fills = await page.locator(drawn).evaluateAll((all) => all.map((one) => getComputedStyle(one).background));
      const paper = await page.evaluate(() => getComputedStyle(document.body).background);
      expect(fills.filter((fill) => fill === paper || fill.startsWith('rgba(0, 0, 0, 0) none'))).toEqual([]);
    }
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outline);
    expect(ring).toMatch(/solid [3-9]px$/);
    await page.context().close();
  });
});

test('A2-14 the sitemap has what everybody may read, by the portal’s own address; both of its host names say the same', async () => {
  const text = async (path: string, origin = system.origin): Promise<string> => (await fetch(`${origin}${path}`)).text();
  const locs = async (path: string): Promise<string[]> => [...(await text(path)).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);
  // A part is kept for an hour: nobody else has asked for this week's.
  const today = new Date();
  const week = new Date(today.getTime() - ((today.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
  const parts = await locs('/sitemap.xml');
  const all = (await Promise.all(['trang', 'thong-bao', 'hoi-dap', `phan-anh-${week}`].map((part) => locs(`/sitemap/${part}.xml`)))).flat();
  expect([...parts, ...all].filter((address) => !address.startsWith(`${system.origin}/`))).toEqual([]);
  const paths = new Set(all.map((address) => address.replace(system.origin, '')));
  const listed = [
    '/',
    '/tra-cuu',
    '/thong-ke',
    '/thong-bao',
    '/dia-chi',
    '/huong-dan',
    '/hoi-dap',
    '/gioi-thieu',
    `/phan-anh/${open.code}`,
    `/thong-bao/${notice}`,
  ];
  expect(listed.filter((path) => !paths.has(path))).toEqual([]);
  expect([`/phan-anh/${hidden.code}`, '/gui-phan-anh', '/phan-anh-cua-toi'].filter((path) => paths.has(path))).toEqual([]);
  const robots = await text('/robots.txt');
  expect(robots).toContain(`Sitemap: ${system.origin}/sitemap.xml`);
  expect([...paths].filter((path) => robots.split('\n').some((line) => line.startsWith('Disallow: ') && path.startsWith(line.slice(10))))).toEqual([]);
  const other = system.origin.replace('localhost', '127.0.0.1');
  expect([await text('/robots.txt', other), await text('/sitemap.xml', other)]).toEqual([robots, await text('/sitemap.xml')]);
});

describe('P11 scripts take the page over', () => {
  interface Seen {
    page: Page;
    asked: string[];
    shift(): Promise<number>;
    goOn(): void;
  }
  const entered = (page: Page): Promise<unknown> => page.waitForFunction(() => '__vue_app__' in (document.getElementById('app') ?? {}));
  /** A window whose scripts wait until they are let in. */
  async function windowOf(path: string, size = { width: 1440, height: 900 }): Promise<Seen & { close(): Promise<void> }> {
    const window = await openWindow(browser, system, size, { untouched: true });
    const { page } = window;
    const asked: string[] = [];
    page.on('request', (request) => request.url().endsWith('/graphql') && asked.push(request.postData() ?? ''));
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    await page.route(/\/assets\/.*\.js$/, async (route) => (await held, route.continue()));
    await page.addInitScript(() => {
      const seen = { shift: 0 };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
          if (!entry.hadRecentInput) seen.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await served(path); // a window costs more than a request: it comes when the page is there
    await expect.poll(async () => (await page.goto(path, { waitUntil: 'commit' }), page.locator('script#data').count()), SERVED).toBe(1);
    await page.waitForLoadState('domcontentloaded');
    await page.evaluate(() => dispatchEvent(new KeyboardEvent('keydown'))); // the scripts are asked for, and held
    return {
      ...{ page, asked, goOn },
      shift: () => page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift),
      close: async () => (expectCleanWindow(window), window.context.close()),
    };
  }

  test.each(PAGES)('$vi: nothing moves, nothing that the server knew is asked again', async ({ path, reads }) => {
    const takesOver = async (size: { width: number; height: number }): Promise<void> => {
      const { page, asked, shift, goOn, close } = await windowOf(path(), size);
      await page
        .getByText(reads[0] ?? '')
        .first()
        .waitFor();
      goOn();
      await entered(page);
      await page.waitForLoadState('networkidle');
      await page
        .getByText(reads[0] ?? '')
        .first()
        .waitFor();
      expect(await shift()).toBeLessThanOrEqual(MOST_SHIFT);
      expect(asked).toEqual([]);
      await close();
    };
    await Promise.all([takesOver({ width: 1440, height: 900 }), takesOver({ width: 390, height: 844 })]);
  });

  test('what was typed stays with the focus, what was scrolled stays, a button pressed before is pressed', async () => {
    const { page, goOn, close } = await windowOf('/tra-cuu');
    await page.getByLabel('Từ khóa hoặc mã phản ánh').fill('cống vỡ chợ');
    goOn();
    await entered(page);
    expect(await page.getByLabel('Từ khóa hoặc mã phản ánh').inputValue()).toBe('cống vỡ chợ');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('cống vỡ chợ');
    await page.keyboard.press('Enter');
    await page.waitForURL(/tu_khoa=c%E1%BB%91ng|tu_khoa=cống/);
    await close();

    const home = await windowOf('/');
    await home.page.getByRole('button', { name: /Xem thêm \d+ lĩnh vực/ }).click();
    await home.page.evaluate(() => window.scrollTo(0, 600));
    home.goOn();
    await entered(home.page);
    await home.page.getByRole('button', { name: /Xem thêm \d+ lĩnh vực/ }).waitFor({ state: 'detached' });
    expect(await home.page.evaluate(() => window.scrollY)).toBe(600);
    await home.close();
  });
});
