import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/** Lighthouse's "slow 4G" and its phone: 150 ms a round trip, 1.6 Mbit/s down, 750 kbit/s up, a processor four times slower. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const SLOWER_CPU = 4;
/** Nothing under way for so long: the page has all it wants, what it fetches when idle included. */
const QUIET_MS = 2_000;
const QUIET_WITHIN_MS = 90_000;
const LONG_TASK_MS = 50;

/** What one visit of one page cost. */
export interface Visit {
  /** Bytes over the wire, headers included; what came out of the cache is not counted. */
  bytes: number;
  scripts: number;
  /** Requests that reached the network. */
  requests: number;
  /** Largest contentful paint, ms after the navigation began. */
  lcp: number;
  /** Milliseconds that long tasks took beyond 50 ms each, from the first paint until the page is quiet. */
  tbt: number;
  cls: number;
}

interface Seen {
  fcp: number;
  lcp: number;
  tasks: { start: number; duration: number }[];
  shifts: { start: number; value: number }[];
}
declare global {
  // eslint-disable-next-line no-var -- what the observers in the page leave for the reader
  var seenByBench: Seen;
}

/** Runs in the page before its own scripts. */
function observe(): void {
  const seen: Seen = { fcp: Number.NaN, lcp: Number.NaN, tasks: [], shifts: [] };
  globalThis.seenByBench = seen;
  const on = (type: string, take: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.fcp = entry.startTime;
  });
  on('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  on('longtask', ({ startTime, duration }) => seen.tasks.push({ start: startTime, duration }));
  on('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.shifts.push({ start: entry.startTime, value });
  });
}

/** Cumulative layout shift as browsers report it: the worst window of at most 5 s whose shifts are at most 1 s apart. */
export function worstWindow(shifts: readonly { start: number; value: number }[]): number {
  let worst = 0;
  let [sum, first, last] = [0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { start, value } of shifts) {
    if (start - last > 1_000 || start - first > 5_000) [sum, first] = [0, start];
    sum += value;
    last = start;
    worst = Math.max(worst, sum);
  }
  return worst;
}

/**
 * Resolves when the page shows its heading and nothing was under way for QUIET_MS: no request and no long task. Sockets do not count. What playwright evaluates
 * is a touch to the page, and with the first touch a page loads more: it is asked by the protocol.
 */
async function quiet(page: Page, session: CDPSession, underWay: () => number): Promise<void> {
  const end = performance.now() + QUIET_WITHIN_MS;
  let since = performance.now();
  while (performance.now() < end) {
    const asked = performance.now();
    const { result } = await session.send('Runtime.evaluate', { expression: 'document.querySelector("h1") !== null' }); // when the main thread has time
    const now = performance.now();
    if (result.value !== true || underWay() > 0 || now - asked > 2 * LONG_TASK_MS) since = now;
    if (now - since > QUIET_MS) return;
    await page.waitForTimeout(LONG_TASK_MS);
  }
  throw new Error(`${page.url()} was not quiet within ${QUIET_WITHIN_MS / 1000} s`);
}

/** Opens an address on a slow phone and measures until nothing more is fetched. `words`: what a reader sees then, line by line. */
export async function visit(context: BrowserContext, address: string, options: { empty: boolean }): Promise<{ measured: Visit; words: string[] }> {
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (options.empty) await session.send('Network.clearBrowserCache');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU });
  await page.addInitScript(observe);

  let [bytes, scripts, requests, underWay] = [0, 0, 0, 0];
  const counting: Promise<void>[] = [];
  page.on('request', (request) => {
    if (/^https?:/.test(request.url())) underWay++;
  });
  page.on('requestfailed', (request) => {
    if (/^https?:/.test(request.url())) underWay--;
  });
  page.on('requestfinished', (request) => {
    if (!/^https?:/.test(request.url())) return;
    underWay--;
    counting.push(
      request.sizes().then(
        ({ responseBodySize, responseHeadersSize }) => {
          // From the cache: no byte came.
          if (responseBodySize <= 0 && responseHeadersSize <= 0) return;
          requests++;
          bytes += responseBodySize + responseHeadersSize;
          if (request.resourceType() === 'script') scripts += responseBodySize + responseHeadersSize;
        },
        () => undefined,
      ),
    );
  });
  await page.goto(address, { waitUntil: 'load', timeout: QUIET_WITHIN_MS });
  await quiet(page, session, () => underWay);
  await Promise.all(counting);
  const seen = await page.evaluate(() => globalThis.seenByBench);
  const words = (await page.evaluate(() => document.body.innerText)).split('\n').filter((line) => line.trim() !== '');
  await page.close();
  const tbt = seen.tasks.filter(({ start }) => start >= seen.fcp).reduce((sum, { duration }) => sum + Math.max(0, duration - LONG_TASK_MS), 0);
  return { measured: { bytes, scripts, requests, lcp: seen.lcp, tbt, cls: worstWindow(seen.shifts) }, words };
}
