import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { faultsOn } from './outside/axe.ts';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { does, type SeenCase } from './outside/case-acts.ts';
import { until, type Outside } from './outside/client.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';

// Somebody writes what another person has reported already, on a phone: they find it, follow it, and may send theirs all the same.
const system: System = inject('system');
const STREET = `Hẻm ${100 + (Date.now() % 800)} Phạm Ngọc Thạch`;
const TITLE = `Cây me ngã chắn ngang ${STREET}`;
const TYPED = `cay me do chan loi di ${STREET.toLowerCase()}`;
const PLACE = { lon: 109.1801, lat: 12.2702 };
let browser: Browser;
let visitor: Window;
let citizen: Window;
let operator: Outside;
let shown: SeenCase;
let hidden: SeenCase;

beforeAll(async () => {
  browser = await openBrowser();
  const [reporter, other] = [await demoPerson(system, 'CITIZEN', undefined, 1), await demoPerson(system, 'CITIZEN', undefined, 2)];
  [visitor, citizen] = await Promise.all([openWindow(browser, system, { width: 390, height: 844 }), openWindow(browser, system, { width: 390, height: 844 })]);
  for (const { context } of [visitor, citizen]) {
    await context.grantPermissions(['geolocation'], { origin: system.origin });
    await context.setGeolocation({ longitude: PLACE.lon, latitude: PLACE.lat + 0.0009, accuracy: 10 });
  }
  await signInQuickly(citizen, system, other);
  const author = await signedIn(system, reporter);
  operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  const agencyId = (await agencyIds(operator))('S-XD');
  const report = { content: 'Thân cây nằm giữa hẻm.', categoryCode: 'TOURISM', place: { address: STREET, ...PLACE } };
  hidden = await files(author, { ...report, title: `${TITLE}, nhà số 4` });
  const filed = await files(author, { ...report, title: TITLE });
  const assigned = await does(operator, 'assignCase', {
    id: filed.id,
    version: filed.version,
    input: { leadAgencyId: agencyId, comment: 'x', makePublic: true },
  });
  const specialist = await signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-XD'));
  const claimed = await does(specialist, 'claimCase', { id: filed.id, version: assigned.version });
  const recorded = await does(specialist, 'recordAnswer', {
    id: filed.id,
    version: claimed.version,
    input: { agencyId, content: 'Đội cây xanh dọn trong sáng mai.' },
  });
  const returned = await does(specialist, 'returnResult', { id: filed.id, version: recorded.version, comment: 'x' });
  const { case: reviewed } = await operator.must<{ case: { answers: { id: string }[] } }>(`{ case(id: "${filed.id}") { answers { id } } }`);
  shown = await does(operator, 'publishAnswer', { id: filed.id, version: returned.version, answerId: reviewed.answers[0]?.id, makeCasePublic: true });
});
afterAll(() => browser.close());

const openForm = async (page: Page): Promise<void> => {
  await page.goto('/gui-phan-anh');
  await page.locator('#report-form[aria-busy=false]').waitFor();
};
const title = (page: Page) => page.getByLabel('Phản ánh về việc gì?');
const line = (page: Page) => page.getByRole('button', { name: /^Có thể đã có người phản ánh\. Xem 1 phản ánh tương tự$/ });
/** Sums up what moved by itself: layout shifts that no touch or key explains, and where the next question stands. */
const watchShifts = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen = globalThis as unknown as { shifted: number };
    seen.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.shifted += entry.value;
    }).observe({ type: 'layout-shift' });
  });

test('A4-05 B-05: where it is, is enough while nothing is typed: what was published around the pin is offered, in the same room', async () => {
  const first = await openWindow(browser, system, { width: 390, height: 844 });
  const { page, context } = first;
  await context.grantPermissions(['geolocation'], { origin: system.origin });
  await openForm(page);
  const before = await page.getByTestId('similar').boundingBox();
  await context.setGeolocation({ longitude: PLACE.lon, latitude: PLACE.lat + 0.0003, accuracy: 10 });
  await page.getByRole('button', { name: 'Vị trí hiện tại' }).click();
  const nearby = page.getByTestId('similar').getByRole('button', { name: /^Gần đây đã có người phản ánh\. Xem \d phản ánh quanh điểm đã ghim$/ });
  await nearby.waitFor();
  expect((await page.getByTestId('similar').boundingBox())?.height).toBe(before?.height);
  await nearby.click();
  await page.locator('#similar-list').getByRole('link', { name: TITLE }).waitFor();
  expect(await page.locator('#similar-list').innerText(), 'one that waits for the desk').not.toContain('nhà số 4');
  await page.getByRole('button', { name: 'Bỏ ghim' }).click();
  await page
    .getByTestId('similar')
    .getByText(/^Phản ánh tương tự của người khác, nếu có/)
    .waitFor();
  expectCleanWindow(first);
  await context.close();
});

test('A4-05 B-05: what others reported shows without moving anything, is read with its answer in place, and nothing typed is lost', async () => {
  const { page } = visitor;
  await openForm(page);
  await watchShifts(page);
  const content = page.getByLabel('Nội dung', { exact: true });
  await title(page).focus(); // brings the field above the phone's bar
  const before = await content.boundingBox();
  await title(page).pressSequentially(TYPED);
  await line(page).waitFor();
  expect(await content.boundingBox(), 'the next question stands where it stood').toEqual(before);
  expect(await page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted)).toBeLessThan(0.02);
  expect(await page.getByTestId('similar').getByRole('status').textContent()).toBe('Có 1 phản ánh tương tự');
  await line(page).click();
  const list = page.locator('#similar-list');
  await list.getByRole('link', { name: TITLE }).waitFor();
  expect(await list.innerText(), 'one that waits for the desk').not.toContain('nhà số 4');
  await list.getByRole('button', { name: 'Xem trả lời' }).click();
  await list.getByText('Đội cây xanh dọn trong sáng mai.').waitFor();
  await list.getByText(/Bạn cần đăng nhập để theo dõi/).waitFor();
  expect(await faultsOn(page, '[data-testid=similar]')).toEqual([]);
  const [opened] = await Promise.all([visitor.context.waitForEvent('page'), list.getByRole('link', { name: TITLE }).click()]);
  await opened.getByRole('heading', { name: TITLE }).waitFor();
  await opened.close();
  expect(await title(page).inputValue()).toBe(TYPED);
  await page.getByRole('button', { name: 'Vị trí hiện tại' }).click();
  await list.getByText('Cách 100 m').waitFor();
  await list.getByRole('button', { name: 'Theo dõi' }).click();
  await page.waitForURL(/dang-nhap/);
  await openForm(page);
  await expect.poll(() => title(page).inputValue(), { timeout: 20_000 }).toBe(TYPED);
  expectCleanWindow(visitor);
});

test('A4-05 B-06: a citizen follows it and says that they have it too, and may still send their own', async () => {
  const { page } = citizen;
  await openForm(page);
  await title(page).fill(TYPED);
  await line(page).click();
  const list = page.locator('#similar-list');
  await list.getByRole('button', { name: 'Theo dõi' }).click();
  await list.getByRole('button', { name: 'Đang theo dõi' }).waitFor();
  await list.getByRole('button', { name: 'Tôi cũng gặp' }).click();
  await list.getByRole('button', { name: 'Bạn cũng gặp' }).waitFor();
  await until('it counts', async () => {
    const { case: found } = await operator.must<{ case: { supporters: number } }>(`{ case(id: "${shown.id}") { supporters } }`);
    return found.supporters === 1;
  });
  expect(await title(page).inputValue()).toBe(TYPED);
  expect(await page.locator('.mbar [type=submit]').isEnabled()).toBe(true);
  await title(page).fill('Sóng');
  await page
    .getByTestId('similar')
    .getByText(/^Phản ánh tương tự của người khác, nếu có/)
    .waitFor();
  expectCleanWindow(citizen);
});

test('B-05: the desk sees beside a new report what may be the same, and opens it', async () => {
  const desk = await openWindow(browser, system);
  await signInQuickly(desk, system, await demoPerson(system, 'OPERATOR'));
  const { page } = desk;
  await page.goto(`/can-bo/truc/${hidden.code}`);
  const similar = page.getByTestId('similar-cases');
  await similar.getByRole('link', { name: TITLE }).waitFor();
  await similar.getByText('Đã trả lời').waitFor();
  expectCleanWindow(desk);
});
