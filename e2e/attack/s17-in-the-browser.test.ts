import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { answeredAndRated } from '../outside/answered.ts';
import { openBrowser, openWindow, signInQuickly } from '../outside/browser.ts';
import { does } from '../outside/case-acts.ts';
import { agencyIds } from '../outside/filing.ts';
import { observed } from '../outside/observed.ts';
import { demoPerson, signedIn, type System } from '../outside/people.ts';

const system: System = inject('system');
const SCRIPT = '<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script>';
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('S17: a script in title, content, address, answer and message is read as words on every page that shows them', async () => {
  const [person, desk, builder] = await Promise.all([demoPerson(system, 'CITIZEN'), demoPerson(system, 'OPERATOR'), demoPerson(system, 'SPECIALIST', 'S-XD')]);
  const [citizen, operator, specialist] = await Promise.all([signedIn(system, person), signedIn(system, desk), signedIn(system, builder)]);
  const words = { title: `Bẫy ${SCRIPT}`, content: `Nội dung ${SCRIPT}`, place: { address: `Số 1 ${SCRIPT}`, wardCode: '22366' } };
  const code = await answeredAndRated({ citizen, operator, specialist }, (await agencyIds(operator))('S-XD'), words, `Trả lời ${SCRIPT}`);
  const { case: filed } = await citizen.must<{ case: { id: string } }>(`{ case(code: "${code}") { id } }`);
  await does(citizen, 'sendMessage', { caseId: filed.id, text: `Nhắn ${SCRIPT}` });

  const visitor = await openWindow(browser, system);
  const officer = await openWindow(browser, system);
  await signInQuickly(officer, system, builder);
  const pages = [
    { page: visitor.page, address: `/phan-anh/${code}`, shows: words.content },
    { page: visitor.page, address: `/tra-cuu?q=${encodeURIComponent('Bẫy')}`, shows: words.title },
    { page: visitor.page, address: '/', shows: 'Phản ánh' },
    { page: officer.page, address: `/can-bo/xu-ly/${code}`, shows: words.title },
  ];
  for (const { page, address, shows } of pages) {
    await page.goto(address);
    await page.getByText(shows).first().waitFor();
    const found = await page.evaluate(() => ({ pictures: document.querySelectorAll('img[src="x"]').length, ran: 'ran' in globalThis }));
    expect(found, address).toEqual({ pictures: 0, ran: false });
  }
  observed('S17', `${pages.length} pages in Chromium: a script is read as words`);
});
