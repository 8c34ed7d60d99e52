import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';

// A report by someone who does not see the map and has no mouse: what the keyboard reaches, as a screen reader names it.
const system: System = inject('system');
/** Presses of Tab from the top of the page to the sent report. */
const MOST_STOPS = 25;
let browser: Browser;
let citizen: Window;

beforeAll(async () => {
  browser = await openBrowser();
  citizen = await openWindow(browser, system);
});
afterAll(() => browser.close());

/** What has the focus, as Chromium tells assistive software; the page itself: null. */
async function focused(page: Page): Promise<{ role: string; name: string } | null> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
  await session.detach();
  const [node] = nodes;
  const [role, name] = [String(node?.role?.value ?? ''), String(node?.name?.value ?? '')];
  return role === 'RootWebArea' || role === '' ? null : { role, name };
}

interface Filed {
  title: string;
  place: { address: string; ward: { name: string } };
}

const NUMBERS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
/** The result of a sum that is said in words, such as "ba cộng một". */
const sumOf = (spoken: string): string => {
  const [, a = '', b = ''] = /: (\S+) cộng (\S+)/.exec(spoken) ?? [];
  return String(NUMBERS.indexOf(a) + NUMBERS.indexOf(b));
};

test('A4-13 B-22: a report is filed by the keyboard and the names that a screen reader says, without the map, in at most 25 stops', async () => {
  const { page } = citizen;
  const person = await demoPerson(system, 'CITIZEN');
  await signInQuickly(citizen, system, person);
  await page.goto('/gui-phan-anh');
  await page.locator('#report-form[aria-busy=false]').waitFor();
  const passed: string[] = [];
  /** Goes on with Tab until something of that name has the focus. */
  const reach = async (name: RegExp): Promise<string> => {
    for (;;) {
      await page.keyboard.press('Tab');
      const here = await focused(page);
      passed.push(`${here?.role} ${here?.name}`);
      expect(here?.name, `every stop has a name: ${passed.join('; ')}`).toBeTruthy();
      expect(passed.length, passed.join('; ')).toBeLessThanOrEqual(MOST_STOPS);
      if (here && name.test(here.name)) return here.name;
    }
  };
  const what = `Đèn đường không sáng ${Date.now()}`;
  await reach(/^Bỏ qua|^Đến nội dung|nội dung chính/i);
  await page.keyboard.press('Enter');
  await reach(/việc gì/);
  await page.keyboard.type(what);
  await reach(/^Nội dung/);
  await page.keyboard.type('Ba trụ đèn liền nhau không sáng từ tối thứ hai.');
  await reach(/Nhập địa chỉ/);
  await page.keyboard.press('Enter');
  await reach(/^Địa chỉ/);
  await page.keyboard.type('12 Trần Phú');
  await reach(/^Xã, phường, đặc khu/);
  await page.keyboard.type('Nha Trang');
  await page.keyboard.type(sumOf(await reach(/^Mã xác thực/)));
  await reach(/^Gửi phản ánh/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Đã gửi phản ánh' }).waitFor();
  const me = await signedIn(system, person);
  const { myCases } = await me.must<{ myCases: { nodes: Filed[] } }>('{ myCases(first: 20) { nodes { title place { address ward { name } } } } }');
  expect(myCases.nodes.find(({ title }) => title === what)?.place).toEqual({ address: '12 Trần Phú', ward: { name: 'Nha Trang' } });
  expectCleanWindow(citizen);
});
