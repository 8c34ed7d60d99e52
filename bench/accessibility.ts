import { writeFile } from 'node:fs/promises';
import { AXE_VERSION, faultsOn, PUBLIC_PAGES } from '../e2e/outside/axe.ts';
import { openBrowser, openWindow } from '../e2e/outside/browser.ts';
import { measuredSystem } from './system.ts';

// What the accessibility statement says of the last check (WCAG 2.2 A and AA): every public page on a phone and a computer, light and dark, in both
// languages. Writes what the page shows.
const SHOWN = new URL('../frontends/public/src/guide/last-check.json', import.meta.url);
const WIDTHS = [390, 1440];
const LANGUAGES = ['vi', 'en'] as const;
const SCHEMES = ['light', 'dark'] as const;

const system = await measuredSystem();
const browser = await openBrowser();
const faults: string[] = [];
let views = 0;
for (const width of WIDTHS)
  for (const language of LANGUAGES) {
    const { page, context } = await openWindow(browser, system, { width, height: 900 });
    await context.addCookies([{ name: 'pakn-language', value: language, url: system.origin }]);
    for (const address of PUBLIC_PAGES) {
      await page.goto(address, { waitUntil: 'networkidle' });
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        faults.push(...(await faultsOn(page)).map((fault) => `${address}, ${width} px, ${language}, ${colorScheme}: ${fault}`));
        views++;
      }
    }
    await context.close();
  }
await browser.close();
const check = { checkedOn: new Date().toISOString().slice(0, 10), axe: AXE_VERSION, pages: PUBLIC_PAGES, views, faults: faults.length };
await writeFile(SHOWN, `${JSON.stringify(check, null, 2)}\n`);
console.log([...faults, `${views} views of ${PUBLIC_PAGES.length} pages, ${faults.length} faults`].join('\n'));
await system.stop();
process.exit(0);
