import sharp from 'sharp';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { does, type SeenCase } from './outside/case-acts.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';
import { photo, upload } from './outside/upload.ts';

// B-08: an officer covers a part of a public picture, by pointer and by keys, and brings the original back.
const system: System = inject('system');
let browser: Browser;
let desk: Window;
let shown: SeenCase;

beforeAll(async () => {
  browser = await openBrowser();
  const specialist = await demoPerson(system, 'SPECIALIST', 'S-XD');
  const reporter = await signedIn(system, await demoPerson(system, 'CITIZEN'));
  const operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  const attachmentIds = [await upload(reporter, await photo('che'), 'che.jpg', 'image/jpeg')];
  const filed = await files(reporter, { title: 'Ảnh cần che', attachmentIds });
  const leadAgencyId = (await agencyIds(operator))('S-XD');
  const assigned = await does(operator, 'assignCase', { id: filed.id, version: filed.version, input: { leadAgencyId, makePublic: true } });
  shown = await does(await signedIn(system, specialist), 'claimCase', { id: assigned.id, version: assigned.version });
  desk = await openWindow(browser, system);
  await signInQuickly(desk, system, specialist);
});
afterAll(() => browser.close());

const SOON = { timeout: 30_000 };
/** The picture as everybody is served it now: its address, and its middle pixel's brightness. */
async function served(): Promise<{ address: string; middle: number }> {
  const anyone = await fetch(new URL('/graphql', system.origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query($id: ID!) { case(id: $id) { attachments { url } } }', variables: { id: shown.id } }),
  });
  const { data } = (await anyone.json()) as { data: { case: { attachments: { url: string }[] } } };
  const address = data.case.attachments[0]?.url ?? '';
  const bytes = Buffer.from(await (await fetch(new URL(address, system.origin))).arrayBuffer());
  const { data: pixel } = await sharp(bytes).extract({ left: 200, top: 200, width: 1, height: 1 }).raw().toBuffer({ resolveWithObject: true });
  return { address, middle: pixel[0] ?? 255 };
}

test('B-08: an officer draws a part with the pointer, adds one by keys, looks at it and saves; everybody is served the covered picture under a new address', async () => {
  const { page } = desk;
  const before = await served();
  expect(before.middle).toBeGreaterThan(60);
  await page.goto(`/can-bo/xu-ly/${shown.code}`);
  await page.getByRole('button', { name: 'Xem ảnh lớn: che.jpg' }).click(SOON);
  const viewer = page.getByRole('dialog');
  await viewer.getByRole('button', { name: 'Che trên ảnh' }).click();
  const picture = viewer.getByRole('img', { name: 'che.jpg' });
  await picture.evaluate((img: HTMLImageElement) => img.decode());
  const box = await picture.boundingBox();
  if (!box) throw new Error('the picture is not on the screen');
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 4 });
  await page.mouse.up();
  await viewer.getByText('1 vùng che').waitFor();
  await viewer.getByRole('button', { name: 'Thêm vùng che' }).press('Enter');
  await viewer.getByRole('button', { name: 'Vùng che 2: cách trái 40%, cách trên 40%, rộng 20%, cao 20%' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await viewer.getByRole('button', { name: 'Vùng che 2: cách trái 41%, cách trên 40%, rộng 20%, cao 21%' }).waitFor();
  await page.keyboard.press('Delete');
  await viewer.getByText('1 vùng che').waitFor();
  await viewer.getByRole('button', { name: 'Xem trước' }).click();
  await viewer.getByRole('button', { name: 'Lưu ảnh đã che' }).click();
  await page.getByText('Đã thay bằng ảnh đã che').waitFor(SOON);
  const after = await served();
  expect([after.address === before.address, after.middle < 50]).toEqual([false, true]);
  expect((await fetch(new URL(before.address, system.origin))).status).toBe(404);

  await viewer.getByText('Ảnh đã che, như mọi người thấy.').waitFor(SOON);
  await viewer.getByRole('button', { name: 'Xem ảnh gốc' }).click();
  await viewer.getByText('Ảnh gốc, chỉ cán bộ xem được.').waitFor();
  await viewer.getByRole('button', { name: 'Che trên ảnh' }).click();
  await viewer.getByRole('button', { name: /^Vùng che 1/ }).focus();
  await viewer.getByRole('button', { name: 'Bỏ vùng đang chọn' }).click();
  await viewer.getByRole('button', { name: 'Hiện lại ảnh gốc' }).click();
  await page.getByText('Đã hiện lại ảnh gốc').waitFor(SOON);
  expect((await served()).middle).toBeGreaterThan(60);
  expectCleanWindow(desk);
});
