import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2, levels A and AA. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const AXE_VERSION = axe.version;

/** Pages that everybody reaches, or sees as one who is not signed in; walked with axe, and listed by the accessibility statement. */
export const PUBLIC_PAGES = [
  '/',
  '/gui-phan-anh',
  '/tra-cuu',
  '/thong-ke',
  '/ban-do',
  '/thong-bao',
  '/dia-chi',
  '/huong-dan',
  '/huong-dan/tiep-can',
  '/hoi-dap',
  '/gioi-thieu',
  '/phan-anh-cua-toi',
  '/tai-khoan/dang-nhap',
  '/tai-khoan/dang-ky',
];

interface Axe {
  run(within: Document | Element | null, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What axe finds wrong on the page as it stands, or in a part of it: the rule and the first element. */
export async function faultsOn(page: Page, within: string | null = null): Promise<string[]> {
  // As text: the pages' policy forbids scripts from elsewhere, evaluated code is the tester's own.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async ([selector, tags]) => {
      const part = selector === null ? document : document.querySelector(selector);
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(part, { resultTypes: ['violations'], ...(tags && { runOnly: tags }) });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    },
    [within, within === null ? STANDARD : null] as const,
  );
}
