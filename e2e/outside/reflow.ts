import type { Page } from 'playwright-core';

/** The part of a screen's height that a header may take. */
const HEADER_PART = 0.25;

export interface Phone {
  width: number;
  height: number;
  /** The size of the text, as a browser's setting makes it; 100 is the usual one. */
  percent: number;
}

/** Shows the open page on such a phone, laid out anew. */
export async function showOn(page: Page, { width, height, percent }: Phone): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.evaluate(async (size) => {
    document.documentElement.style.fontSize = size;
    // What is measured by the page itself (the frame's height, the rows of a list) follows one frame later.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  }, `${percent}%`);
}

/**
 * What of the open page does not fit its window (WCAG 1.4.4 and 1.4.10): a page that scrolls sideways, a control beyond the right edge,
 * a control under another one, a text that is cut, a word that is broken, a header that fills the screen. Empty when everything fits.
 * What scrolls within itself (a table, a row of tabs), and what stands on a map, may be wider.
 */
export const whatDoesNotFit = (page: Page): Promise<string[]> =>
  page.evaluate((headerPart) => {
    const found = new Set<string>();
    const CONTROLS = 'a[href], button, input, select, textarea, summary, label.choice, [role=button], [role=tab], [role=radio]';
    const root = document.documentElement;
    const named = (element: Element): string =>
      `<${element.localName} class="${element.getAttribute('class') ?? ''}"> "${(element.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 50)}"`;
    const hides = (element: Element): boolean => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
    const scrolls = (element: Element): boolean => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    const ancestors = (element: Element): Element[] => {
      const all: Element[] = [];
      for (let up: Element | null = element; up && up !== document.body; up = up.parentElement) all.push(up);
      return all;
    };
    /** Read aloud only, or drawn on a map: not laid out on the page. */
    const isApart = (element: Element): boolean =>
      ancestors(element).some((up) => {
        const style = getComputedStyle(up);
        return style.clipPath !== 'none' || style.opacity === '0' || up.matches('.maplibregl-map, .pins, .skip, svg, option');
      });
    const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true }) && !isApart(element);

    if (root.scrollWidth > innerWidth) {
      const widest = [...document.querySelectorAll('main *, footer *, nav *, header *')].find(
        (element) => element.getBoundingClientRect().right > innerWidth + 1,
      );
      found.add(`the page is ${root.scrollWidth - innerWidth} px too wide${widest ? `, first by ${named(widest)}` : ''}`);
    }
    const header = document.querySelector('header:not(main header)');
    const height = header ? header.getBoundingClientRect().height : 0;
    if (height > innerHeight * headerPart) found.add(`the header takes ${Math.round(height)} of ${innerHeight} px`);

    for (const control of document.querySelectorAll(CONTROLS)) {
      if (!isSeen(control)) continue;
      const { left, right, top, width } = control.getBoundingClientRect();
      if (width === 0) continue;
      if ((right > innerWidth + 1 || left < -1) && !ancestors(control).slice(1).some(scrolls))
        found.add(`beyond the edge (${Math.round(left)} to ${Math.round(right)}): ${named(control)}`);
      const middle = left + width / 2;
      const isScrolledAway = ancestors(control).some(
        (up) => scrolls(up) && (up.getBoundingClientRect().right < middle || up.getBoundingClientRect().left > middle),
      );
      if (isScrolledAway) continue;
      // What stands fixed over the page (the bar below) covers what can be scrolled from under it.
      const over = document.elementFromPoint(middle, top + control.getBoundingClientRect().height / 2);
      const isOther = over && !over.contains(control) && !control.contains(over) && !over.closest('label')?.contains(control);
      if (isOther && over.matches(`:is(${CONTROLS}), :is(${CONTROLS}) *`) && !ancestors(over).some((up) => getComputedStyle(up).position === 'fixed'))
        found.add(`covered by ${named(over)}: ${named(control)}`);
    }

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!parent || !text.textContent?.trim() || parent.matches('script, style, noscript') || !isSeen(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      for (const up of ancestors(parent)) {
        if (scrolls(up)) break;
        if (!hides(up)) continue;
        const frame = up.getBoundingClientRect();
        const isShortened = getComputedStyle(up).textOverflow === 'ellipsis' && ancestors(up).some((whole) => whole.hasAttribute('title'));
        if ((box.right > frame.right + 1 || box.left < frame.left - 1) && !isShortened) found.add(`cut at the side: ${named(parent)}`);
        break;
      }
      // An address of the web or of a mailbox may be broken anywhere.
      for (const { index, 0: word } of text.textContent.matchAll(/(?<![\p{L}\d@.:/_-])\p{L}{2,}(?![\p{L}\d@:/_-]|\.\S)/gu)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
        if (lines.some(({ top, height: line }) => Math.abs(top - (lines[0]?.top ?? 0)) > line / 2)) found.add(`broken word "${word}": ${named(parent)}`);
      }
    }
    return [...found];
  }, HEADER_PART);
