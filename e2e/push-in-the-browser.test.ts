import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly } from './outside/browser.ts';
import { demoPerson } from './outside/people.ts';

const system = inject('system');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

// A browser's real push comes by its vendor's service, which a test cannot reach: the message is given to the installed worker by the browser itself. That
// accounts sends it, encrypted, to an endpoint is tested in subgraphs/accounts/src/message/push.
test('A5-05 what is pushed is shown by the installed worker, once however often it comes, and names the case that a click opens', async () => {
  const window = await openWindow(browser, system, { width: 390, height: 844 }, { serviceWorkers: 'allow' });
  const { page, context } = window;
  await context.grantPermissions(['notifications'], { origin: system.origin });
  await signInQuickly(window, system, await demoPerson(system, 'CITIZEN'));
  await page.goto('/');
  await page.keyboard.press('Tab'); // the first touch: scripts, and the worker
  await page.evaluate(() => navigator.serviceWorker.ready);
  const devtools = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && resolve(registrations[0].registrationId)),
  );
  await devtools.send('ServiceWorker.enable');
  const registrationId = await registered;
  const pushed = { id: randomUUID(), title: 'Phản ánh KH-2611-AAAAAA đã có kết quả', body: 'Xem câu trả lời.', url: '/phan-anh/KH-2611-AAAAAA' };
  const deliver = (message: object): Promise<unknown> =>
    devtools.send('ServiceWorker.deliverPushMessage', { origin: system.origin, registrationId, data: JSON.stringify(message) });
  const shown = (): Promise<object[]> =>
    page.evaluate(async () =>
      (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, tag, data }) => ({ title, body, tag, data: data as object })),
    );
  const { id, title, body, url } = pushed;
  const first = { title, body, tag: id, data: { url } };
  await deliver(pushed);
  await expect.poll(shown).toEqual([first]);
  await deliver(pushed);
  await deliver({ ...pushed, id: 'another' });
  await expect.poll(async () => (await shown()).length).toBe(2);
  expect(await shown()).toEqual(expect.arrayContaining([first, { ...first, tag: 'another' }]));
  expectCleanWindow(window);
  await context.close();
});
