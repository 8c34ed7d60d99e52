import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { faultsOn, PUBLIC_PAGES } from '../outside/axe.ts';
import { answeredAndRated } from '../outside/answered.ts';
import { openBrowser, openWindow, signInQuickly, type Window } from '../outside/browser.ts';
import { does } from '../outside/case-acts.ts';
import { agencyIds, files, NHA_TRANG, report } from '../outside/filing.ts';
import { demoPerson, signedIn, solvedChallenge, type System } from '../outside/people.ts';
import { publicArticle, publishedNotice } from '../outside/content.ts';
import { showOn, whatDoesNotFit, type Phone } from '../outside/reflow.ts';

// Phones, and text at twice its size: nothing is cut, nothing scrolls sideways, no word is broken, the header leaves room for the page.
const system: System = inject('system');
const PHONES: Phone[] = [
  { width: 390, height: 844, percent: 200 },
  { width: 320, height: 640, percent: 200 },
  { width: 320, height: 700, percent: 100 },
];
/** Longer than a list has room for, as people write. */
const TITLE = 'Nước thải tràn ra đường Nguyễn Thiện Thuật trước trường mầm non, bốc mùi nghiêm trọng từ sáng';
let browser: Browser;
let visitor: Window;
let citizen: Window;
let operator: Window;
let hidden: string;
let known: string;
let notice: string;
let article: string;

beforeAll(async () => {
  browser = await openBrowser();
  const [person, desk, builder] = await Promise.all([demoPerson(system, 'CITIZEN'), demoPerson(system, 'OPERATOR'), demoPerson(system, 'SPECIALIST', 'S-XD')]);
  const [me, duty, specialist] = await Promise.all([signedIn(system, person), signedIn(system, desk), signedIn(system, builder)]);
  hidden = (await files(me, { title: TITLE })).code;
  const lead = (await agencyIds(duty))('S-XD');
  await answeredAndRated({ citizen: me, operator: duty, specialist }, lead, { title: TITLE });
  const sent = await does(me, 'submitCase', {
    input: report({ title: TITLE, place: { address: '86 Nguyễn Thiện Thuật', ...NHA_TRANG } }),
    challenge: await solvedChallenge(me),
    idempotencyKey: randomUUID(),
  });
  const taken = await does(duty, 'assignCase', {
    id: sent.id,
    version: sent.version,
    input: { leadAgencyId: lead, coordinatorAgencyIds: [], comment: 'Đề nghị xử lý.' },
  });
  await does(duty, 'editCase', { id: sent.id, version: taken.version, isPublic: true });
  known = sent.code;
  [notice, article] = await Promise.all([publishedNotice(duty, TITLE), publicArticle(duty, TITLE)]);
  [visitor, citizen, operator] = await Promise.all([openWindow(browser, system), openWindow(browser, system), openWindow(browser, system)]);
  await Promise.all([signInQuickly(citizen, system, person), signInQuickly(operator, system, desk)]);
});
afterAll(() => browser.close());

/** Waits until the page shows what it has: its heading, and no placeholder. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('heading').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.sk') === null);
}

const VISITOR = [
  '/',
  '/gui-phan-anh',
  '/tra-cuu',
  '/thong-ke',
  '/thong-ke?tu_ngay=2026-11-20&den_ngay=2026-11-19',
  '/ban-do',
  '/phan-anh/{known}',
  '/phan-anh/{hidden}',
  '/phan-anh/KH-2611-AAAAAA',
  '/phan-anh-cua-toi',
  '/thong-bao',
  '/thong-bao/{notice}',
  '/dia-chi',
  '/huong-dan',
  '/huong-dan/gui-phan-anh',
  '/huong-dan/ket-qua',
  '/huong-dan/tiep-can',
  '/hoi-dap',
  '/hoi-dap/{article}',
  '/gioi-thieu',
  '/khong-co-trang-nay',
  '/tai-khoan/dang-nhap',
  '/tai-khoan/dang-ky',
  '/tai-khoan/quen-mat-khau',
  '/tai-khoan',
  '/tai-khoan/bao-mat',
  '/tai-khoan/kich-hoat#token=abcdefghijklmnopqrstuv',
];
/** What authors write, and the pages around it: also as a computer lays them out. */
const OF_CONTENT = ['/thong-bao', '/dia-chi', '/huong-dan', '/huong-dan/ket-qua', '/hoi-dap', '/gioi-thieu'];
const CITIZEN = [
  '/',
  '/gui-phan-anh',
  '/da-gui/{hidden}',
  '/phan-anh/{hidden}',
  '/phan-anh-cua-toi',
  '/tai-khoan/thong-bao',
  '/tai-khoan/bao-mat',
  '/tai-khoan',
  '/tai-khoan/quan-ly',
  '/tai-khoan/doi-so-dien-thoai',
  '/tai-khoan/xoa-tai-khoan',
];
const OPERATOR = [
  '/can-bo/noi-dung',
  '/can-bo/noi-dung/thong-bao?mo=moi',
  '/can-bo/noi-dung/tra-cuu',
  '/can-bo/noi-dung/tra-cuu?mo={article}',
  '/can-bo/xu-ly',
  '/can-bo/xu-ly/{known}',
  '/can-bo/truc',
  '/can-bo/truc/{hidden}',
];

describe('WCAG 1.4.4 1.4.10 phones and large text: the page fits', () => {
  const fits = async ({ page }: Window, address: string): Promise<void> => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, address.replace('{known}', known).replace('{hidden}', hidden).replace('{notice}', notice).replace('{article}', article));
    const found: Record<string, string[]> = {};
    for (const phone of PHONES) {
      await showOn(page, phone);
      const faults = await whatDoesNotFit(page);
      if (faults.length > 0) found[`${phone.percent} % on ${phone.width} px`] = faults;
    }
    expect(found).toEqual({});
  };
  /** What axe finds at 320 pixels and, where it is asked, at 1440; the layouts change between 640 and 1100. */
  const hasNoFault = async ({ page }: Window, widths: number[]): Promise<void> => {
    for (const width of widths) {
      await showOn(page, { width, height: 700, percent: 100 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await faultsOn(page), `${width} px, ${colorScheme}`).toEqual([]);
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  test.each(VISITOR)('a visitor: %s, and WCAG 2.2 AA: axe finds no fault on it, light and dark', async (address) => {
    await fits(visitor, address);
    await hasNoFault(visitor, OF_CONTENT.includes(address) ? [320, 1440] : [320]);
  });
  test('B-22: those are all pages that the accessibility statement lists', () => {
    expect(PUBLIC_PAGES.filter((address) => !VISITOR.includes(address))).toEqual([]);
  });
  test.each(CITIZEN)('a citizen: %s', (address) => fits(citizen, address));
  test.each(OPERATOR)('an operator: %s', (address) => fits(operator, address));
});

describe('the maps', () => {
  test.each(['light', 'dark'] as const)('A7-04 WCAG 2.2 AA: home and triage have no fault that axe finds while their map is drawn, %s', async (colorScheme) => {
    // On home it is a picture until somebody presses it.
    const addresses: [Window, string, string | null][] = [
      [visitor, '/', 'Xem bản đồ'],
      [operator, `/can-bo/truc/${hidden}`, null],
    ];
    for (const [{ page }, address, button] of addresses) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, address);
      if (button) await page.getByRole('button', { name: button }).click();
      await page.locator('[data-testid=mini-map][data-ready=yes]').first().waitFor();
      expect(await faultsOn(page), address).toEqual([]);
    }
  });

  test('A4-07 one notch of the wheel leaves the pin on its place, and a tap right after it chooses the place that was tapped', async () => {
    const { page } = citizen;
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, '/gui-phan-anh');
    await page.getByText('Chọn trên bản đồ', { exact: true }).click();
    const picker = page.locator('[data-testid=location-picker][data-ready=yes]');
    await picker.waitFor();
    await picker.scrollIntoViewIfNeeded();
    const frame = async (): Promise<{ x: number; y: number; width: number; height: number }> => {
      const box = await picker.boundingBox();
      if (!box) throw new Error('the map has no size');
      return box;
    };
    /** The point that the form asks about next: what it would send. */
    const chosenBy = async (act: () => Promise<void>): Promise<{ lon: number; lat: number }> => {
      const asked = page.waitForRequest((request) => (request.postData() ?? '').includes('"LocateReport"'));
      await act();
      return (JSON.parse((await asked).postData() ?? '{}') as { variables: { lon: number; lat: number } }).variables;
    };
    /** So many pixels from the pin. */
    const tap = async (right: number, down: number): Promise<void> => {
      const { x, y, width, height } = await frame();
      await page.mouse.click(x + width / 2 + right, y + height / 2 + down);
    };
    /** In a corner, where a zoom around the cursor would take the pin along. */
    const wheel = async (by: number): Promise<void> => {
      const { x, y } = await frame();
      await page.mouse.move(x + 20, y + 20);
      await page.mouse.wheel(0, by);
    };
    const start = await chosenBy(() => tap(40, 30));
    const first = await chosenBy(() => tap(-60, -20));
    /** Degrees a pixel: the middle of the map is no whole pixel. */
    const pixel = (start.lon - first.lon) / 60;

    // The tap comes while the zoom is under way. Around the cursor, the notch would take the pin 60 pixels and more along.
    await wheel(-120);
    const second = await chosenBy(() => tap(70, 0));
    expect(Math.abs(second.lat - first.lat) / pixel, 'on the height of the pin').toBeLessThan(2);
    expect((second.lon - first.lon) / pixel, 'east of it').toBeGreaterThan(20);
    expect((second.lon - first.lon) / pixel).toBeLessThan(72);

    // A tap on the pin itself asks for the point that is there: the one that was taken.
    await wheel(120);
    const third = await chosenBy(() => tap(-70, 0));
    const back = await chosenBy(() => tap(2, 0));
    expect(Math.abs(back.lat - third.lat) / pixel).toBeLessThan(2);
    expect((back.lon - third.lon) / pixel).toBeGreaterThan(0);
    expect((back.lon - third.lon) / pixel).toBeLessThan(4);
  });
});
