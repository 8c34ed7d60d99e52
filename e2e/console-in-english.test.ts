import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { does } from './outside/case-acts.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPeople, demoPerson, signedIn, type System } from './outside/people.ts';

// Whoever reads the console in English reads English: only what people typed, their names and the names of agencies and places stay Vietnamese.
const system: System = inject('system');
const VIETNAMESE = /[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/iu;
/** Reports of other tests, in rows and on the triage desk, and what authors have written. */
const TYPED = 'table.grid tbody, ul.tq, ul.rows, ul.dups, .prose, select option, article.tc';
/** What the reader is called in the agency; it was typed. */
const POSITIONS = '.rail-b small';
let browser: Browser;
/** One that an agency handles, and one that nobody has looked at. */
let code: string;
let fresh: string;
let names: string[];

beforeAll(async () => {
  browser = await openBrowser();
  const people = await demoPeople(system);
  const [citizen, operator, specialist] = await Promise.all(
    [await demoPerson(system, 'CITIZEN'), await demoPerson(system, 'OPERATOR'), await demoPerson(system, 'SPECIALIST', 'S-XD')].map((one) =>
      signedIn(system, one),
    ),
  );
  if (!citizen || !operator || !specialist) throw new Error('nobody signed in');
  const agencyId = (await agencyIds(citizen))('S-XD');
  const said = {
    title: 'Deep pothole in front of the school',
    content: 'Half a metre wide.',
    place: { address: '1 School street', lon: 109.1895, lat: 12.2388 },
  };
  const filed = await files(citizen, { ...said, categoryCode: 'TOURISM', identityMode: 'HIDDEN_NAME' });
  const input = { leadAgencyId: agencyId, coordinatorAgencyIds: [], makePublic: true, comment: 'Please look.' };
  const assigned = await does(operator, 'assignCase', { id: filed.id, version: filed.version, input });
  const claimed = await does(specialist, 'claimCase', { id: filed.id, version: assigned.version });
  await does(specialist, 'recordAnswer', { id: filed.id, version: claimed.version, input: { agencyId, content: 'Filled.' } });
  code = filed.code;
  fresh = (await files(citizen, { ...said, categoryCode: 'TOURISM' })).code;
  const { agencies, wards } = await operator.must<Record<'agencies' | 'wards', { name: string }[]>>('{ agencies { name } wards { name } }');
  const { portal } = await operator.must<{ portal: { systemName: string; appName: string; owner: string } }>('{ portal { systemName appName owner } }');
  // The longest first: "Nha Trang" stands in other names too.
  names = [...agencies, ...wards]
    .map(({ name }) => name)
    .concat(
      people.flatMap((person) => [person.fullName]),
      Object.values(portal),
    );
  names = names.filter(Boolean).toSorted((one, other) => other.length - one.length);
});
afterAll(() => browser.close());

/** Texts and names of elements that have Vietnamese letters, without the names that are data. */
async function vietnameseOn(page: Page): Promise<string[]> {
  const said = await page.evaluate((typed) => {
    const isTyped = (element: Element | null): boolean => element?.closest(`${typed}, script, style, template, noscript, [lang=vi]`) != null;
    const found: string[] = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) if (!isTyped(node.parentElement)) found.push(node.nodeValue ?? '');
    for (const element of document.body.querySelectorAll('*'))
      for (const attribute of ['aria-label', 'title', 'placeholder', 'alt']) if (!isTyped(element)) found.push(element.getAttribute(attribute) ?? '');
    return found.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }, TYPED);
  const isShortened = (text: string): boolean => text.endsWith('…') && names.some((name) => name.startsWith(text.slice(0, -1)));
  const left = said.map((text) => (isShortened(text) ? '' : names.reduce((rest, name) => rest.replaceAll(name, ''), text)));
  return [...new Set(said.filter((_, at) => VIETNAMESE.test(left[at] ?? '')))];
}

async function inEnglish(role: string, agency?: string): Promise<Window> {
  const window = await openWindow(browser, system);
  // A phone gets one code a minute: somebody else of the role than who has just signed in.
  await signInQuickly(window, system, await demoPerson(system, role, agency, role === 'OPERATOR' ? 1 : 0));
  await window.page.evaluate(() => localStorage.setItem('pakn.language', 'en'));
  return window;
}

test.each([
  ['OPERATOR', undefined],
  ['AGENCY_LEADER', 'S-XD'],
  ['SUPERVISOR', undefined],
  ['ADMIN', undefined],
])('B-22 the console of %s speaks English, down to what the server says', { timeout: 120_000 }, async (role, agency) => {
  const { page, context } = await inEnglish(role, agency);
  for (const path of ['/can-bo', '/can-bo/xu-ly?hang=tat-ca', '/can-bo/noi-dung', `/can-bo/xu-ly/${code}`]) {
    await page.goto(path);
    await page.locator('nav.rail').first().waitFor();
    await page.waitForLoadState('networkidle');
    names.push((await page.locator(POSITIONS).first().textContent()) ?? '');
    await expect.poll(() => vietnameseOn(page), { message: `${role} ${path}`, timeout: 30_000 }).toEqual([]);
  }
  const tabs = page.locator('aside.pnl').getByRole('tab');
  for (let at = 0; at < (await tabs.count()); at++) {
    await tabs.nth(at).click();
    await page.waitForLoadState('networkidle');
    await expect.poll(() => vietnameseOn(page), { message: `${role}, tab ${at + 1} of a case`, timeout: 30_000 }).toEqual([]);
  }
  await context.close();
});

/** What the page offers now, and what stands behind "more". */
async function offered(page: Page): Promise<string[]> {
  const menu = page.locator('.pnl-a .btn-icon');
  // What came of an act may take the menu away a moment later.
  if (await menu.count()) await menu.click({ timeout: 3_000 }).catch(() => undefined);
  const actions = await page.locator('[data-action]').evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).dataset.action ?? ''));
  if (await menu.count()) await page.keyboard.press('Escape');
  return actions;
}

test.each([
  ['OPERATOR', undefined, ['ASSIGN', 'REJECT']],
  ['SPECIALIST', 'S-XD', ['SCHEDULE', 'COORDINATE']],
  ['AGENCY_LEADER', 'S-XD', ['RETURN_TO_OPERATOR']],
])('B-22 every act of %s, what is wrong with it and what came of it are in English', { timeout: 180_000 }, async (role, agency, expected) => {
  const { page, context } = await inEnglish(role, agency);
  const seen = async (what: string): Promise<void> => {
    await page.waitForLoadState('networkidle');
    names.push((await page.locator(POSITIONS).first().textContent()) ?? '');
    await expect.poll(() => vietnameseOn(page), { message: `${role}, ${what}`, timeout: 30_000 }).toEqual([]);
  };
  const tried = new Set<string>();
  const address = `/can-bo/xu-ly/${role === 'OPERATOR' ? fresh : code}`;
  await page.goto(address);
  for (;;) {
    // An Escape for a menu or a dialog that has just gone by itself closes the case: then it is opened again.
    await page
      .locator('.pnl-a')
      .waitFor({ timeout: 10_000 })
      .catch(() => page.goto(address));
    await page.locator('.pnl-a').waitFor();
    const next = (await offered(page)).find((action) => !tried.has(action));
    if (!next) break;
    tried.add(next);
    const button = page.locator(`[data-action=${next}]`);
    if (!(await button.count())) continue;
    if (!(await button.isVisible())) await page.locator('.pnl-a .btn-icon').click();
    await button.click();
    await seen(next);
    const confirm = page.getByTestId('confirm');
    if (!(await confirm.count())) continue;
    if (await confirm.isEnabled()) {
      // What returns the result too would end the specialist's part: the lesser button leaves the other acts to be tried.
      const lesser = page.getByTestId('second');
      await ((await lesser.count()) ? lesser : confirm).click();
      await seen(`${next} sent as it stood`);
    }
    if (await confirm.count()) await page.keyboard.press('Escape');
    await confirm.waitFor({ state: 'detached' });
  }
  expect([...tried]).toEqual(expect.arrayContaining(expected));
  await context.close();
});
