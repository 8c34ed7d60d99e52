import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser, openWindow, signInOnScreen } from '../e2e/outside/browser.ts';
import { does } from '../e2e/outside/case-acts.ts';
import { agencyIds, files } from '../e2e/outside/filing.ts';
import { demoPerson, signedIn } from '../e2e/outside/people.ts';
import { photo, upload } from '../e2e/outside/upload.ts';
import { keepPicture, withFixedTimes } from './keep-picture.ts';
import { measuredSystem } from './system.ts';

// The pictures of the guide and of the README (A2-13), from a system that runs, with demo people alone. `PICTURES=bieu-mau,ban-do`: only these.
const FOLDER = fileURLToPath(new URL('../frontends/shell/public/pictures/', import.meta.url));
const ONLY = process.env.PICTURES?.split(',');
const PHONE = { width: 390, height: 780 };
const DESK = { width: 1280, height: 800 };
const TITLE = 'Ổ gà sâu trước cổng trường';

const system = await measuredSystem();
await mkdir(FOLDER, { recursive: true });
const [reporter, dutyOfficer, onScreen, expert] = await Promise.all([
  demoPerson(system, 'CITIZEN'),
  demoPerson(system, 'OPERATOR'),
  demoPerson(system, 'OPERATOR', undefined, 1), // a phone gets one code a minute
  demoPerson(system, 'SPECIALIST', 'S-XD'),
]);
const [citizen, operator, specialist] = await Promise.all([reporter, dutyOfficer, expert].map((person) => signedIn(system, person)));
if (!citizen || !operator || !specialist) throw new Error('the demo people cannot sign in');
const agencyId = (await agencyIds(citizen))('S-XD');

/** A report with a picture, that the desk has sent to its agency. */
async function sent(title: string, content: string): Promise<{ id: string; code: string; version: number }> {
  const attachmentIds = [await upload(citizen!, await photo(''), 'o-ga.jpg', 'image/jpeg')];
  const filed = await files(citizen!, { title, content, categoryCode: 'ROAD', attachmentIds });
  const input = { leadAgencyId: agencyId, coordinatorAgencyIds: [], makePublic: true, comment: 'Đề nghị kiểm tra, vá ngay.' };
  const assigned = await does(operator!, 'assignCase', { id: filed.id, version: filed.version, input });
  return does(specialist!, 'claimCase', { id: filed.id, version: assigned.version });
}
const waiting = await files(citizen, { title: 'Đèn đường tắt trước chợ', content: 'Ba cột đèn trước chợ tắt từ tối hôm qua.' });
const open = await sent(TITLE, 'Ổ gà rộng khoảng nửa mét ngay trước cổng trường, trời mưa không thấy. Đã có hai xe máy ngã.');
const done = await sent('Vỉa hè sụt lún ở góc phố', 'Vỉa hè sụt khoảng hai mét vuông, người đi bộ phải xuống lòng đường.');
const proof = await upload(specialist, await photo(''), 'da-xong.jpg', 'image/jpeg');
const answer = { agencyId, content: 'Đơn vị đã đắp lại nền và lát gạch mới, hoàn thành trong sáng nay.', attachmentIds: [proof] };
const recorded = await does(specialist, 'recordAnswer', { id: done.id, version: done.version, input: answer });
const returned = await does(specialist, 'returnResult', { id: done.id, version: recorded.version, comment: 'Đã hoàn thành.' });
const { case: reviewed } = await operator.must<{ case: { answers: { id: string }[] } }>(`{ case(id: "${done.id}") { answers { id } } }`);
await does(operator, 'publishAnswer', { id: done.id, version: returned.version, answerId: reviewed.answers[0]?.id, makeCasePublic: true });

const browser = await openBrowser();
const [phone, desk] = await Promise.all([
  openWindow(browser, system, PHONE, { deviceScaleFactor: 1.5, reducedMotion: 'reduce' }),
  openWindow(browser, system, DESK, { reducedMotion: 'reduce' }),
]);
await Promise.all([signInOnScreen(phone, system, reporter), signInOnScreen(desk, system, onScreen)]);

/** The top of `at` stands near the window's top; without it the page's. */
async function take(page: Page, name: string, at?: string): Promise<void> {
  if (ONLY && !ONLY.includes(name)) return;
  await page.waitForLoadState('networkidle');
  await page.evaluate(async (selector) => {
    const element = selector === undefined ? null : document.querySelector(selector);
    scrollTo({ top: element ? element.getBoundingClientRect().top + scrollY - 84 : 0, behavior: 'instant' });
    (document.activeElement as HTMLElement | null)?.blur();
    await document.fonts.ready;
  }, at);
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('.maplibregl-map:not([data-drawn])') === null);
  await page.evaluate(withFixedTimes);
  const { width, height } = page.viewportSize() ?? PHONE;
  const size = await keepPicture(`${FOLDER}${name}-${width}x${height}.webp`, await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  console.log(`${name}: ${size}`);
}
const { page } = phone;
const shows = async (path: string, name: string, at?: string): Promise<void> => {
  await page.goto(path, { waitUntil: 'networkidle' });
  await take(page, name, at);
};
await shows('/', 'trang-chu');
await page.goto('/gui-phan-anh');
await page.getByLabel('Phản ánh về việc gì?').fill(TITLE);
await page.getByLabel('Nội dung', { exact: true }).fill('Ổ gà rộng khoảng nửa mét ngay trước cổng trường, trời mưa không thấy.');
await take(page, 'bieu-mau');
await take(page, 'cho-nao', 'fieldset:has(.locbox)');
await shows(`/da-gui/${waiting.code}`, 'bien-nhan');
await shows('/tra-cuu', 'tra-cuu');
await shows(`/phan-anh/${open.code}`, 'thoi-han');
await shows('/phan-anh-cua-toi', 'cua-toi');
await shows(`/phan-anh/${done.code}`, 'danh-gia', '[data-testid=rate-case]');
await shows('/ban-do', 'ban-do');
await shows('/thong-ke', 'thong-ke', '.stats-at');
await desk.page.goto('/can-bo/truc', { waitUntil: 'networkidle' });
await take(desk.page, 'truc-tiep-nhan');
await desk.page.goto(`/can-bo/xu-ly/${open.code}`, { waitUntil: 'networkidle' });
await take(desk.page, 'xu-ly');
await browser.close();
await system.stop();
process.exit(0);
