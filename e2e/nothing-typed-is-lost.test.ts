import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFailed, test } from 'vitest';
import { faultsOn } from './outside/axe.ts';
import { openBrowser, openWindow, signInQuickly, solveOnScreen, type Window } from './outside/browser.ts';
import type { Outside } from './outside/client.ts';
import { files } from './outside/filing.ts';

import { demoPerson, signedIn, type System } from './outside/people.ts';
import { photo } from './outside/upload.ts';

// The citizens' form on a bad network, in several tabs, by an input method, with a place that is changed.
const system: System = inject('system');
/** Filed without a network: few here, by hand RUNS=200. */
const REPORTS = Number(process.env.RUNS ?? 2);
let browser: Browser;
let citizen: Window;
let me: Outside;

beforeAll(async () => {
  browser = await openBrowser();
  const person = await demoPerson(system, 'CITIZEN');
  citizen = await openWindow(browser, system, { width: 390, height: 844 });
  await citizen.context.grantPermissions(['geolocation'], { origin: system.origin });
  await citizen.context.setGeolocation({ longitude: 108.99, latitude: 11.57, accuracy: 12 });
  await signInQuickly(citizen, system, person);
  me = await signedIn(system, person);
});
afterAll(() => browser.close());

/** With the first touch the form loads what it needs when nothing can be loaded any more; slow machines take a moment. */
const loadedForLater = (page: Page) =>
  page.waitForFunction(() => {
    const came = performance.getEntriesByType('resource').map(({ name }) => name.match(/WaitingReports-.*\.(js|css)$/)?.[1]);
    return came.includes('js') && came.includes('css');
  });
const title = (page: Page) => page.getByLabel('Phản ánh về việc gì?');
const openForm = async (page: Page): Promise<void> => {
  await page.goto('/gui-phan-anh');
  await page.locator('#report-form[aria-busy=false]').waitFor();
};
const fill = async (page: Page, what: string): Promise<void> => {
  await title(page).fill(what);
  await page.getByLabel('Nội dung').fill('Rộng khoảng 1 m.');
  await page.getByRole('button', { name: 'Nhập địa chỉ' }).click();
  await page.getByRole('combobox', { name: /^Địa chỉ/ }).fill('12 Trần Phú');
  await page.getByLabel('Xã, phường, đặc khu').selectOption({ label: 'Nha Trang' });
};
const send = (page: Page): Promise<void> =>
  page.locator('.form-end [type=submit]').or(page.locator('.mbar [type=submit]')).locator('visible=true').first().click();
interface Mine {
  title: string;
  place: { lon: number | null; lat: number | null; ward: { name: string } | null; approximate: boolean };
}
/** The titles of one's cases, from these. */
const filed = async (titles: string[]): Promise<string[]> => (await mine()).map((each) => each.title).filter((each) => titles.includes(each));
const mine = async (): Promise<Mine[]> => {
  const all: Mine[] = [];
  for (let after: string | null = null; ;) {
    const { myCases }: { myCases: { nodes: Mine[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } = await me.must(
      'query($after: String) { myCases(first: 50, after: $after) { nodes { title place { lon lat ward { name } approximate } } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    all.push(...myCases.nodes);
    if (!myCases.pageInfo.hasNextPage) return all;
    after = myCases.pageInfo.endCursor;
  }
};

test(
  'B-10 R13 reports that are sent without a network go by themselves when it is back, each once, though a fifth of the answers are lost',
  async () => {
    const { page, context } = citizen;
    const what = Array.from({ length: REPORTS }, (_, n) => `Không có mạng ${n + 1}, ${Date.now()}`);
    await openForm(page);
    await title(page).press('Shift');
    await loadedForLater(page);
    await context.setOffline(true);
    onTestFailed(() => context.setOffline(false));
    const waiting = page.getByTestId('waiting-reports');
    for (const each of what) {
      await fill(page, each);
      await send(page);
      await waiting.getByText(each).waitFor();
      expect(await title(page).inputValue(), 'the form is free').toBe('');
    }
    expect(await waiting.getByText('Chờ có mạng').count()).toBe(REPORTS);
    let answers = 0;
    await context.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('SubmitCase') || answers++ % 5 > 0) return route.fallback();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await context.setOffline(false);
    const sent = waiting.getByText(/Đã gửi, mã KH-/);
    const among = async (): Promise<number> => {
      await page.evaluate(() => dispatchEvent(new Event('online'))); // instead of half a minute
      return sent.count();
    };
    await expect.poll(among, { timeout: 30_000 + REPORTS * 3_000, interval: 500 }).toBe(REPORTS);
    await context.unroute('**/graphql');
    expect(answers, 'some answers were lost').toBeGreaterThan(REPORTS);
    expect((await filed(what)).toSorted(), 'each is there once').toEqual(what.toSorted());
  },
  120_000 + REPORTS * 6_000,
);

test('A4-11 X-08 a draft of the phone, with its picture, goes on at a computer, is sent once as the same report, and is a draft nowhere any more', async () => {
  const { page } = citizen;
  const what = `Viết dở trên điện thoại ${Date.now()}`;
  await openForm(page);
  await fill(page, what);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: await photo('Viết dở') });
  await page.locator('.up.is-ready').waitFor();
  await page.locator('.mbar').getByRole('button', { name: 'Lưu nháp' }).click();
  await page.getByText('Đã lưu vào tài khoản lúc').waitFor();
  const computer = await openWindow(browser, system);
  await signInQuickly(computer, system, await demoPerson(system, 'CITIZEN'));
  const desk = computer.page;
  await desk.goto('/phan-anh-cua-toi?muc=nhap');
  const row = desk.getByTestId('drafts').locator('li').filter({ hasText: what });
  await row.getByText('Trong tài khoản, giữ đến').waitFor();
  await row.getByRole('link', { name: 'Viết tiếp' }).click();
  await expect.poll(() => title(desk).inputValue(), { timeout: 30_000 }).toBe(what);
  await desk.locator('.up img').waitFor();
  expect(await desk.getByRole('combobox', { name: /^Địa chỉ/ }).inputValue()).toBe('12 Trần Phú');
  await solveOnScreen(desk);
  await send(desk);
  await desk.waitForURL('**/da-gui/**');
  const { myCases } = await me.must<{ myCases: { nodes: { title: string; status: string; attachments: { name: string }[] }[] } }>(
    '{ myCases(first: 50) { nodes { title status attachments { name } } } }',
  );
  expect(myCases.nodes.filter((each) => each.title === what)).toEqual([{ title: what, status: 'AWAITING_ACCEPTANCE', attachments: [{ name: 'anh.jpg' }] }]);
  // The phone still has the words: it says where they went instead of sending them again.
  await page.reload();
  await page.getByTestId('sent-before').getByText('đã được gửi, mã').waitFor();
  await page.getByRole('button', { name: 'Xóa nháp' }).click();
  await page.locator('.form-end .btn-danger').click();
  await expect.poll(() => title(page).inputValue()).toBe('');
  await computer.context.close();
});

test('X-30 each tab has its own draft, and has it again after a reload', async () => {
  const { page, context } = citizen;
  const other = await context.newPage();
  await openForm(page);
  await title(page).fill('Việc của tab một');
  await openForm(other);
  expect(await title(other).inputValue()).toBe('');
  await title(other).fill('Việc của tab hai');
  for (const tab of [page, other]) {
    await tab.getByText('Đã tự lưu trên máy lúc').first().waitFor({ state: 'attached' });
    await tab.reload();
  }
  await expect.poll(() => title(page).inputValue(), { timeout: 30_000 }).toBe('Việc của tab một');
  await expect.poll(() => title(other).inputValue(), { timeout: 30_000 }).toBe('Việc của tab hai');
  await other.close();
  await page.reload();
  await page.getByRole('button', { name: 'Mở: Việc của tab hai' }).click();
  await expect.poll(() => title(page).inputValue(), { timeout: 30_000 }).toBe('Việc của tab hai');
});

test('X-30 what is typed before the draft of an earlier page is there stays; that draft is offered', async () => {
  const { page, context } = citizen;
  await openForm(page);
  await title(page).fill('Việc gõ hôm qua');
  await page.getByText('Đã tự lưu trên máy lúc').first().waitFor({ state: 'attached' });
  const slow = await context.newPage();
  await slow.addInitScript(() => {
    const request = navigator.locks.request.bind(navigator.locks) as (...of: unknown[]) => Promise<unknown>;
    const free = new Promise((resolve) => addEventListener('input', () => setTimeout(resolve), { once: true }));
    navigator.locks.request = (async (...of: unknown[]) => free.then(() => request(...of))) as typeof navigator.locks.request;
  });
  await page.goto('about:blank');
  await slow.goto('/');
  const isHeld = (): Promise<boolean | undefined> =>
    slow.evaluate(async () => (await navigator.locks.query()).held?.some(({ name }) => name?.startsWith('pakn-draft:')));
  await expect.poll(isHeld, { message: 'the page that went away has let go', timeout: 30_000 }).toBe(false);
  await slow.goto('/gui-phan-anh');
  await title(slow).fill('Việc gõ ngay khi trang hiện ra');
  await slow.getByRole('button', { name: 'Mở: Việc gõ hôm qua' }).waitFor();
  expect(await title(slow).inputValue()).toBe('Việc gõ ngay khi trang hiện ra');
  await slow.close();
});

test('R13 a word that is still being composed is there again after a reload', async () => {
  const { page, context } = citizen;
  await openForm(page);
  await title(page).fill('');
  await title(page).focus();
  const keyboard = await context.newCDPSession(page);
  await keyboard.send('Input.insertText', { text: 'Cống ' });
  await keyboard.send('Input.imeSetComposition', { text: 'nghẹt', selectionStart: 5, selectionEnd: 5 });
  // The person sees it before the page goes.
  await expect.poll(() => title(page).inputValue(), { timeout: 30_000 }).toBe('Cống nghẹt');
  await page.reload();
  await expect.poll(() => title(page).inputValue(), { timeout: 30_000 }).toBe('Cống nghẹt');
});

test('A4-07 a point of "Vị trí hiện tại" is not sent with an address that was typed instead', async () => {
  const { page } = citizen;
  const what = `Đổi ý về nơi ${Date.now()}`;
  await openForm(page);
  await page.getByRole('button', { name: 'Vị trí hiện tại' }).click();
  await page.getByText(/^Sai số khoảng/).waitFor();
  await fill(page, what);
  await solveOnScreen(page);
  await send(page);
  await page.getByRole('heading', { name: 'Đã gửi phản ánh' }).waitFor();
  expect((await mine()).filter((each) => each.title === what)).toMatchObject([
    { place: { lon: null, lat: null, ward: { name: 'Nha Trang' }, approximate: false } },
  ]);
});

test('the map of a case has no fault that axe finds', async () => {
  const { page } = citizen;
  const { code } = await files(me);
  await page.goto(`/phan-anh/${code}`);
  await page.getByRole('button', { name: 'Xem bản đồ' }).click();
  const map = page.locator('[data-testid=mini-map][data-ready=yes]');
  await map.waitFor();
  expect(await faultsOn(page, '[data-testid=mini-map]')).toEqual([]);
});
