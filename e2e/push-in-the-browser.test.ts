import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, openWindow } from './outside/browser.ts';
import { until } from './outside/client.ts';
import type { System } from './outside/people.ts';

const system: System = inject('system');
let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

/** The browser's own id of the service worker of a page. */
async function registrationOf(page: Page) {
  const protocol = await page.context().newCDPSession(page);
  const ids = new Set<string>();
  protocol.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    for (const { registrationId, isDeleted } of registrations) if (!isDeleted) ids.add(registrationId);
  });
  await protocol.send('ServiceWorker.enable');
  const registrationId = await until('the service worker is known', () => Promise.resolve([...ids][0]));
  return { push: (data: object) => protocol.send('ServiceWorker.deliverPushMessage', { origin: system.origin, registrationId, data: JSON.stringify(data) }) };
}

test('A3-17 the service worker shows what is pushed, once for each message, with the way to its case', async () => {
  const { page, context } = await openWindow(browser, system, undefined, { serviceWorkers: 'allow', permissions: ['notifications'] });
  await page.goto('/tai-khoan/dang-nhap');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const { push } = await registrationOf(page);
  const shown = () =>
    page.evaluate(async () =>
      (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, tag, data }) => ({
        title,
        body,
        tag,
        url: (data as { url: string }).url,
      })),
    );
  const message = { id: 'one', title: 'Phản ánh KH-3611-ABCDEF đã có kết quả', body: 'Xem câu trả lời.', url: `${system.origin}/phan-anh/KH-3611-ABCDEF` };
  await push(message);
  const { id, ...words } = message;
  await expect.poll(shown, { timeout: 15_000 }).toEqual([{ ...words, tag: id }]);
  // Handed over again, and another one.
  await push(message);
  await push({ ...message, id: 'two' });
  await expect.poll(async () => (await shown()).map(({ tag }) => tag).toSorted(), { timeout: 15_000 }).toEqual(['one', 'two']);
  await context.close();
});
