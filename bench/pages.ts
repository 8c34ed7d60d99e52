import { spawnSync } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { openBrowser, openWindow, signInOnScreen } from '../e2e/outside/browser.ts';
import { outside } from '../e2e/outside/client.ts';
import { demoPerson } from '../e2e/outside/people.ts';
import { quantile, report, rounded } from './figures.ts';
import { visit, type Visit } from './page-visit.ts';
import { measuredSystem, type Measured } from './system.ts';

// P11, P11b: what each page costs on a slow phone, first and repeat visit, beside a static page of the same words from a bare HTTP server.
const RUNS = Number(process.env.RUNS ?? 3);
/** Only these pages, by name. */
const ONLY = process.env.PAGES?.split(',');
const PHONE = { width: 412, height: 823 };
const DESK = { width: 1440, height: 900 };
/** So many cases of the generator, so that lists and figures have something to show. */
const CASES = 200;

const system = await measuredSystem();
const anyone = outside(system.origin);
const code = await shownCase(system);

/** Before anything was made lighter, on a machine that did much else: the times say little, bytes and requests are exact. */
const FIRST_FIGURES =
  '2026-11-28, before anything was made lighter (KB, requests, CLS): home 2389, 82, 0.097; list 1070, 59, 0; case 2735, 87, 0.480; statistics 1173, 59, 0.074; report form 2671, 93, 0.003; map 2455, 54, 0.005; sign-in 1091, 59, 0.066; console 1550, 59, 0.076.';

interface PageOf {
  name: string;
  path: string;
  size?: typeof PHONE;
  /** Who has signed in before, in the same browser. */
  as?: string;
}
const PAGES: PageOf[] = [
  { name: 'home', path: '/' },
  { name: 'list', path: '/tra-cuu' },
  { name: 'look-up', path: '/tra-cuu?tu_khoa=duong' },
  { name: 'case', path: `/phan-anh/${code}` },
  { name: 'statistics', path: '/thong-ke' },
  { name: 'report form', path: '/gui-phan-anh' },
  { name: 'map', path: '/ban-do' },
  { name: 'sign-in', path: '/tai-khoan/dang-nhap' },
  { name: 'console', path: '/can-bo/xu-ly', size: DESK, as: 'OPERATOR' },
];

/** An answered case that everybody sees; a new system is filled first. */
async function shownCase({ dataDir, origin }: Measured): Promise<string> {
  const answered = async (): Promise<string | undefined> =>
    (await anyone.must<{ cases: { nodes: { code: string }[] } }>('{ cases(filter: { status: [ANSWERED, CLOSED] }, first: 1) { nodes { code } } }')).cases
      .nodes[0]?.code;
  const known = await answered();
  if (known) return known;
  const program = fileURLToPath(new URL('../local/tools/generate.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [program, '--cases', String(CASES)], {
    stdio: 'inherit',
    env: { ...process.env, DATA_DIR: dataDir, PORT: new URL(origin).port },
  });
  const made = await answered();
  if (status !== 0 || !made) throw new Error('the cases could not be generated');
  return made;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** The floor: the words of a page as paragraphs, with a font of the system, from memory. */
const staticPage = (words: readonly string[]): string =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Static</title><style>body{font:17px/1.65 sans-serif;margin:1rem}</style><h1>${escaped(words[0] ?? '')}</h1>${words
    .slice(1)
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('')}</html>`;

let floorPage = '';
const floor = http.createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(floorPage));
await new Promise<void>((resolve) => floor.listen(0, '127.0.0.1', resolve));
const floorOrigin = `http://127.0.0.1:${(floor.address() as AddressInfo).port}/`;

interface Samples {
  first: Visit[];
  repeat: Visit[];
  floor: Visit[];
}

async function contextOf(browser: Browser, page: PageOf): Promise<BrowserContext> {
  const phone = page.size === undefined;
  if (page.as) {
    const window = await openWindow(browser, system, page.size);
    await signInOnScreen(window, system, await demoPerson(system, page.as));
    await window.page.close();
    return window.context;
  }
  return browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: PHONE, deviceScaleFactor: 1.75, isMobile: phone, hasTouch: phone });
}

async function measure(browser: Browser, page: PageOf): Promise<Samples> {
  const samples: Samples = { first: [], repeat: [], floor: [] };
  const signedIn = page.as && (await contextOf(browser, page)); // once: nobody is sent a code a minute
  for (let run = 0; run < RUNS; run++) {
    const context = signedIn ?? (await contextOf(browser, page));
    const { measured, words } = await visit(context, `${system.origin}${page.path}`, { empty: true });
    samples.first.push(measured);
    samples.repeat.push((await visit(context, `${system.origin}${page.path}`, { empty: false })).measured);
    floorPage = staticPage(words);
    samples.floor.push((await visit(context, floorOrigin, { empty: true })).measured);
    if (!signedIn) await context.close();
  }
  await signedIn?.close();
  return samples;
}

const kilobytes = (bytes: number): string => rounded(bytes / 1000, 0);
const median = (visits: readonly Visit[], of: (visit: Visit) => number): number => quantile(visits.map(of), 0.5);
const seconds = (visits: readonly Visit[]): string => rounded(median(visits, ({ lcp }) => lcp) / 1000, 1);

const rows: string[][] = [];
const browser = await openBrowser();
for (const page of PAGES.filter(({ name }) => !ONLY || ONLY.includes(name))) {
  const { first, repeat, floor: bare } = await measure(browser, page);
  rows.push([
    page.name,
    kilobytes(median(first, ({ bytes }) => bytes)),
    kilobytes(median(first, ({ scripts }) => scripts)),
    String(median(first, ({ requests }) => requests)),
    seconds(first),
    rounded(
      median(first, ({ tbt }) => tbt),
      0,
    ),
    rounded(
      median(first, ({ cls }) => cls),
      3,
    ),
    kilobytes(median(repeat, ({ bytes }) => bytes)),
    String(median(repeat, ({ requests }) => requests)),
    seconds(repeat),
    kilobytes(median(bare, ({ bytes }) => bytes)),
    seconds(bare),
  ]);
  console.log(rows.at(-1)?.join(' | '));
}
await browser.close();
floor.close();

await report(
  'pages',
  'P11, P11b Pages on a slow phone',
  [
    'page',
    'KB',
    'of it scripts',
    'requests',
    'LCP s',
    'TBT ms',
    'CLS',
    'again: KB',
    'again: requests',
    'again: LCP s',
    'static page: KB',
    'static page: LCP s',
  ],
  rows,
  [
    `A real Chromium at slow 4G (150 ms, 1.6 Mbit/s) and a processor four times slower, median of ${RUNS}. Bytes over the wire until nothing was fetched for 2 s, headers included; scripts of workers are counted and not slowed down. The console at 1440 pixels, all else at 412.`,
    'Targets: LCP 1.2 s, TBT 100 ms, CLS 0.02; at most 190 KB of scripts on a page one acts on, the report form at most 250 KB in all before the map is asked for.',
    FIRST_FIGURES,
    'Services, browser and PostgreSQL share this machine: times are worse than on a phone when the machine is busy, bytes and requests are not.',
  ],
);
await system.stop();
process.exit(0);
