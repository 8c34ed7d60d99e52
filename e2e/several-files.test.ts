import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { does, type SeenCase } from './outside/case-acts.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';
import { photo, upload } from './outside/upload.ts';

// Several files at once: chosen, dropped and pasted, in the console and in the citizens' form.
const system: System = inject('system');
let browser: Browser;
let lead: Window;
let citizen: Window;
let sent: SeenCase;
let photos: string[];

beforeAll(async () => {
  browser = await openBrowser();
  const folder = await mkdtemp(path.join(tmpdir(), 'pakn-files-'));
  photos = await Promise.all(
    ['mot', 'hai', 'ba', 'bon', 'nam'].map(async (name) => {
      const file = path.join(folder, `${name}.jpg`);
      await writeFile(file, await photo(name));
      return file;
    }),
  );
  const [reporter, specialist, operator] = await Promise.all([
    demoPerson(system, 'CITIZEN'),
    demoPerson(system, 'SPECIALIST', 'S-XD'),
    signedIn(system, await demoPerson(system, 'OPERATOR')),
  ]);
  const filed = await files(await signedIn(system, reporter));
  const leadAgencyId = (await agencyIds(operator))('S-XD');
  const assigned = await does(operator, 'assignCase', { id: filed.id, version: filed.version, input: { leadAgencyId, coordinatorAgencyIds: [] } });
  sent = await does(await signedIn(system, specialist), 'claimCase', { id: assigned.id, version: assigned.version });
  [lead, citizen] = await Promise.all([openWindow(browser, system), openWindow(browser, system, { width: 390, height: 844 })]);
  await Promise.all([signInQuickly(lead, system, specialist), signInQuickly(citizen, system, reporter)]);
});
afterAll(async () => {
  await browser.close();
});

/** How long the page may take to show what comes. */
const SOON = { timeout: 30_000 };

/** Files let go over an element, or pasted into it. */
async function give(target: Locator, how: 'drop' | 'paste', paths: readonly string[]): Promise<void> {
  const contents = await Promise.all(paths.map(async (file) => ({ name: path.basename(file), base64: (await readFile(file)).toString('base64') })));
  await target.evaluate(
    (element, given) => {
      const data = new DataTransfer();
      for (const { name, base64 } of given.contents)
        data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: 'image/jpeg' }));
      const options = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        given.how === 'drop' ? new DragEvent('drop', { ...options, dataTransfer: data }) : new ClipboardEvent('paste', { ...options, clipboardData: data }),
      );
    },
    { how, contents },
  );
}

/** Names of the pictures in their order. */
const names = (list: Locator): Promise<string[]> =>
  list.getByRole('img', { name: /\.jpg$/ }).evaluateAll((found) => found.map((picture) => picture.getAttribute('alt')?.split(' ').at(-1) ?? ''));

test('A4-09 B-08 a large photo of a phone is sent smaller, and without where it was taken', async () => {
  const { page } = citizen;
  const noise = sharp({ create: { width: 4_000, height: 3_000, channels: 3, background: '#555', noise: { type: 'gaussian', mean: 120, sigma: 12 } } });
  const large = await noise
    .withExif({ IFD0: { Make: 'CanaryPhone' } })
    .jpeg({ quality: 90 })
    .toBuffer();
  await page.goto('/gui-phan-anh');
  await page.locator('#report-form[aria-busy=false]').waitFor();
  const begun = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/files'));
  await page.locator('input[type=file]').first().setInputFiles({ name: 'may-anh.jpg', mimeType: 'image/jpeg', buffer: large });
  const sentBytes = Number((await begun).headers()['upload-length']);
  expect([large.length > 1_000_000, sentBytes > 0, sentBytes < large.length / 2]).toEqual([true, true, true]);
  await page.getByText('Đã tải lên').first().waitFor(SOON);
  const kept = await page.evaluate(async () => {
    const stored = await new Promise<{ blob: Blob }[]>((resolve, reject) => {
      const opening = indexedDB.open('pakn-files');
      opening.addEventListener('error', reject);
      opening.addEventListener('success', () => {
        const reading = opening.result.transaction('file').objectStore('file').getAll();
        reading.addEventListener('success', () => resolve(reading.result as { blob: Blob }[]));
      });
    });
    const blob = stored.at(-1)!.blob;
    const { width, height } = await createImageBitmap(blob);
    return { width, height, bytes: blob.size, text: (await blob.text()).slice(0, 5_000) };
  });
  expect(kept).toMatchObject({ width: 2_560, height: 1_920, bytes: sentBytes });
  expect(kept.text).not.toMatch(/CanaryPhone|Exif/);
  await page.getByRole('button', { name: 'Bỏ tệp may-anh.jpg' }).click();
});

test('A8-15: an officer chooses three pictures at once, drops one and pastes one; the answer has all five in this order', async () => {
  const { page } = lead;
  await page.goto(`/can-bo/xu-ly/${sent.code}`);
  await page
    .getByRole('button', { name: /^Cập nhật kết quả/ })
    .first()
    .click();
  const answer = page.getByRole('dialog');
  await answer.getByLabel(/^Nội dung trả lời/).fill('Ông/Bà kính mến, đèn đã sáng lại.');
  await answer.locator('input[type=file]').first().setInputFiles(photos.slice(0, 3));
  await give(answer.getByRole('group', { name: /^Tệp đính kèm/ }), 'drop', photos.slice(3, 4));
  await give(answer.getByRole('group', { name: /^Tệp đính kèm/ }), 'paste', photos.slice(4));
  await expect.poll(() => names(answer), SOON).toEqual(['mot.jpg', 'hai.jpg', 'ba.jpg', 'bon.jpg', 'nam.jpg']);
  await answer.getByRole('button', { name: /^Cập nhật$/ }).click();
  await page.getByText('Đã cập nhật kết quả').waitFor();
  const client = await signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-XD'));
  const read = await client.must<{ case: { answers: { attachments: { name: string }[] }[] } }>(
    'query($id: ID!) { case(id: $id) { answers { attachments { name } } } }',
    { id: sent.id },
  );
  expect(read.case.answers[0]?.attachments.map(({ name }) => name)).toEqual(['mot.jpg', 'hai.jpg', 'ba.jpg', 'bon.jpg', 'nam.jpg']);
  expectCleanWindow(lead);
});

/** What this device has kept of the files of its forms. */
const keptFiles = (page: Page): Promise<{ begun: number; arrived: number }> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('pakn-files');
        opening.addEventListener('error', () => reject(new Error('the files of this device cannot be read')));
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('file').objectStore('file').getAll();
          reading.addEventListener('success', () => {
            const kept = reading.result as { uploadUrl: string | null; attachmentId: string | null }[];
            opening.result.close();
            resolve({ begun: kept.filter(({ uploadUrl }) => uploadUrl).length, arrived: kept.filter(({ attachmentId }) => attachmentId).length });
          });
        });
      }),
  );

/** Every script that a page has loaded so far. */
function scriptsOf(page: Page): () => Promise<string[]> {
  const seen: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') seen.push(response.text().catch(() => ''));
  });
  return () => Promise.all(seen);
}

test('A4-08 B-11 P4: the citizens’ form takes several at once, loads the uploader with the first one only, and goes on after a reload where it stopped', async () => {
  const { page } = citizen;
  const scripts = scriptsOf(page);
  const withUploader = async (): Promise<number> => (await scripts()).filter((text) => text.includes('Tus-Resumable')).length;
  await page.goto('/gui-phan-anh');
  await page.getByLabel('Phản ánh về việc gì?').fill('Ba ảnh một lúc');
  await page.getByText('Tối đa 10 tệp').waitFor();
  expect(await withUploader()).toBe(0);

  // The second megabyte of the long one is held back: the page is left half-way.
  const long = path.join(path.dirname(photos[0] ?? ''), 'dai.jpg');
  await writeFile(long, Buffer.concat([await photo('dai'), Buffer.alloc(2_500_000)]));
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && request.url().endsWith('/files') && posts.push(request.url()));
  await page.route('**/files/*', (route) => (Number(route.request().headers()['upload-offset'] ?? 0) > 0 ? undefined : route.continue()));
  await page.locator('input[type=file]').setInputFiles([photos[0] ?? '', long, photos[1] ?? '']);
  await expect.poll(() => names(page.getByRole('group', { name: /^Ảnh, video, tài liệu/ })), SOON).toEqual(['mot.jpg', 'dai.jpg', 'hai.jpg']);
  await expect.poll(() => page.getByText(/^Đã tải lên/).count(), SOON).toBe(2);
  await expect.poll(async () => Number(await page.getByRole('progressbar', { name: 'dai.jpg' }).getAttribute('aria-valuenow')), SOON).toBeGreaterThan(25);
  expect(await withUploader()).toBe(1);
  expect(posts).toHaveLength(3);
  // A browser keeps what it knows of a file a moment after the screen shows it: what a reload finds is what was kept.
  await expect.poll(() => keptFiles(page), SOON).toEqual({ begun: 3, arrived: 2 });

  await page.reload();
  await page.unroute('**/files/*');
  await expect.poll(() => names(page.getByRole('group', { name: /^Ảnh, video, tài liệu/ })), SOON).toEqual(['mot.jpg', 'dai.jpg', 'hai.jpg']);
  await expect.poll(() => page.getByText(/^Đã tải lên/).count(), SOON).toBe(3);
  expect(posts, 'nothing was begun again').toHaveLength(3);
  expectCleanWindow(citizen);
});

test('X-27: a picture that the server refuses says so at the file, with what is taken, and is not called uploaded', async () => {
  const { page } = citizen;
  const folder = path.dirname(photos[0] ?? '');
  const wrong = path.join(folder, 'hong.jpg');
  await writeFile(wrong, '<!DOCTYPE html><p>không phải ảnh</p>');
  await page.goto('/gui-phan-anh');
  await page.getByLabel('Phản ánh về việc gì?').fill('Một ảnh hỏng');
  await page.locator('input[type=file]').first().setInputFiles([wrong]);
  const refused = page.getByRole('listitem').filter({ hasText: 'hong.jpg' });
  await refused.getByText(/^Loại tệp này không nhận được\. Hệ thống nhận ảnh JPEG, .*video MP4, MOV, 3GP.*DOCX/).waitFor(SOON);
  expect(await refused.getByText(/^Đã tải lên/).count()).toBe(0);
  await refused.getByRole('button', { name: /^Bỏ tệp/ }).click();
  expectCleanWindow(citizen);
});

test('R13: the same file chosen again after the page was lost goes on where it stopped', async () => {
  const { page } = citizen;
  const folder = path.dirname(photos[0] ?? '');
  const long = path.join(folder, 'phim-dai.jpg');
  await writeFile(long, Buffer.concat([await photo('phim'), Buffer.alloc(3_500_000)]));
  await page.goto('/gui-phan-anh');
  let bytes = 0;
  page.on('request', (request) => {
    if (request.method() === 'PATCH') bytes += request.postDataBuffer()?.length ?? 0;
  });
  await page.route('**/files/*', (route) => (Number(route.request().headers()['upload-offset'] ?? 0) >= 2_000_000 ? undefined : route.continue()));
  await page.locator('input[type=file]').first().setInputFiles([long]);
  await expect.poll(async () => Number(await page.getByRole('progressbar', { name: 'phim-dai.jpg' }).getAttribute('aria-valuenow')), SOON).toBeGreaterThan(50);
  // The device had no time to keep the file itself, as with a long film.
  await page.evaluate(() => {
    const opening = indexedDB.open('pakn-files');
    return new Promise<void>((resolve) => {
      opening.addEventListener('success', () => {
        const clearing = opening.result.transaction('file', 'readwrite').objectStore('file').clear();
        clearing.addEventListener('success', () => {
          opening.result.close();
          resolve();
        });
      });
    });
  });
  await page.reload();
  await page.unroute('**/files/*');
  bytes = 0;
  await page.locator('input[type=file]').first().setInputFiles([long]);
  await expect
    .poll(
      () =>
        page
          .getByRole('listitem')
          .filter({ hasText: 'phim-dai.jpg' })
          .getByText(/^Đã tải lên/)
          .count(),
      SOON,
    )
    .toBe(1);
  expect(bytes, 'what was on its way, and no more than that').toBeLessThan(2_600_000);
  expectCleanWindow(citizen);
});

test('X-27 S15: the running system keeps a PDF without its author', async () => {
  const client = await signedIn(system, await demoPerson(system, 'CITIZEN'));
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/PieceInfo<</X(CanaryAuthor)>>>>',
    '<</Producer(CanaryAuthor)>>',
  ];
  const content = Buffer.from(
    `%PDF-1.4\n${objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer<</Size 5/Root 1 0 R/Info 4 0 R>>\n%%EOF`,
  );
  const id = await upload(client, content, 'bien-ban.pdf', 'application/pdf');
  const filed = await files(client, { attachmentIds: [id] });
  const read = await client.must<{ case: { attachments: { url: string }[] } }>('query($id: ID!) { case(id: $id) { attachments { url } } }', { id: filed.id });
  const kept = await (await fetch(new URL(read.case.attachments[0]?.url ?? '', client.origin))).text();
  expect([kept.startsWith('%PDF'), kept.includes('Canary')]).toEqual([true, false]);
});
