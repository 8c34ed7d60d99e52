import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type ConsoleMessage, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { outside, type Send } from './client.ts';
import { otpFor, signedIn, smsTo, type DemoPerson, type System } from './people.ts';

/**
 * Software WebGL, so that the map is drawn too (spec of the front ends). The pages without it: drawing them took more processor time than their scripts.
 */
const FLAGS =
  '--disable-gpu-compositing --disable-gpu-rasterization --no-sandbox --disable-dev-shm-usage --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader';
/**
 * The first three are two pages that Chromium prepares for the address line of every window, which cost as much as the page that is tested. The rest is what
 * Playwright leaves out: the last list counts, and there are two now.
 */
const WITHOUT = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay'],
  ...['MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS.split(' '), `--disable-features=${WITHOUT.join(',')}`],
  });

/**
 * The graph's own "ask again in a moment" (ADR 0041), which a page does: on a machine that plays everybody at once a statement of a visitor may pass its 500 ms.
 * A page that gets nothing else does not show what its test waits for.
 */
const isLater = (message: ConsoleMessage): boolean => /status of 503/.test(message.text()) && message.location().url.endsWith('/graphql');

/** A person's own browser window; errors of the page are collected, with their address. */
export interface Window {
  page: Page;
  context: BrowserContext;
  errors: string[];
}

/**
 * `more`: other settings of the window. Without a service worker, which would answer where tests say what the network does. Who opens a page touches it, and
 * goes on when it acts by its scripts; `untouched`: not.
 */
export async function openWindow(
  browser: Browser,
  system: System,
  size = { width: 1440, height: 900 },
  { untouched = false, ...more }: BrowserContextOptions & { untouched?: boolean } = {},
): Promise<Window> {
  const context = await browser.newContext({
    ...{ baseURL: system.origin, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: size, serviceWorkers: 'block' },
    ...more,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(Number(process.env.PAGE_MS ?? 45_000));
  if (!untouched) touchWhatIsOpened(page);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isLater(message)) errors.push(`${message.text()} ${message.location().url}`);
  });
  return { page, context, errors };
}

/** A page that does not get its scripts stays as it is. */
const ACTS_WITHIN_MS = 15_000;

function touchWhatIsOpened(page: Page): void {
  const touch = async (): Promise<void> => {
    if ((await page.locator('template#scripts').count()) === 0) return;
    await page.evaluate(() => dispatchEvent(new KeyboardEvent('keydown'))); // not the browser's own: what moves afterwards is not forgiven
    await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}), undefined, { timeout: ACTS_WITHIN_MS }).catch(() => undefined);
  };
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = (...address) => goto(...address).then((response) => touch().then(() => response));
  page.reload = (...options) => reload(...options).then((response) => touch().then(() => response));
}

/** Reads the sum off the screen and types its result. */
export async function solveOnScreen(page: Page): Promise<void> {
  const field = page.getByLabel(/^Mã xác thực: .+ cộng .+/);
  const sum = field.locator('xpath=..');
  const [a, b] = ((await sum.textContent()) ?? '').match(/\d+/g) ?? [];
  await field.fill(String(Number(a) + Number(b)));
}

/** Signs in on the page, second factor included. */
export async function signInOnScreen(window: Window, system: System, person: Pick<DemoPerson, 'identifier' | 'password' | 'phone' | 'role'>): Promise<void> {
  const { page } = window;
  const officer = !['CITIZEN', 'BUSINESS'].includes(person.role);
  if (!page.url().includes('/tai-khoan/dang-nhap')) await page.goto('/tai-khoan/dang-nhap');
  if (officer) await page.getByRole('button', { name: 'Cán bộ, quản lý' }).click();
  await page.getByLabel(officer ? 'Số điện thoại' : /^Số CCCD/).fill(person.identifier);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(person.password);
  await solveOnScreen(page);
  const before = (await smsTo(system, person.phone)).length;
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).and(page.locator('[type=submit]')).click();
  if (officer) {
    await page.getByRole('heading', { name: 'Nhập mã xác thực' }).waitFor().catch(withWords(page));
    await page.getByLabel('Mã OTP').fill(await otpFor(system, person.phone, before));
    await page.locator('button[type=submit]').click();
  }
  await page.waitForURL((url) => !url.pathname.includes('dang-nhap')).catch(withWords(page));
}

/** What stood on the page instead says why. */
const withWords =
  (page: Page) =>
  async (error: Error): Promise<never> => {
    throw new Error(`${error.message}\nThe page: ${(await page.locator('main').innerText()).replaceAll(/\s+/g, ' ')}`, { cause: error });
  };

/** Has nothing to load and to run. */
const PLAIN_PAGE = '/robots.txt';
/** By this mark in localStorage a page knows that its cookies are a session. */
const SIGNED_IN = 'pakn.signed-in';

/** Signs in without the screens, for tests of what comes after: the cookies are the window's. It shows nothing yet. */
export async function signInQuickly({ page, context }: Window, system: System, person: DemoPerson): Promise<void> {
  const send: Send = async (address, { method, headers, body }) => {
    const answer = await context.request.fetch(address, { method, headers, data: body });
    return new Response(await answer.text(), { status: answer.status() });
  };
  const client = await signedIn(system, person, outside(system.origin, undefined, send));
  const { me } = await client.must<{ me: { id: string } }>('{ me { id } }');
  await page.goto(PLAIN_PAGE);
  await page.evaluate(([mark, id]) => localStorage.setItem(mark, id), [SIGNED_IN, me.id] as const);
}

/** Nothing failed unseen: no script error, no violation of the content security policy. */
export function expectCleanWindow(window: Window): void {
  expect(window.errors.filter((error) => !/favicon/.test(error))).toEqual([]);
}
