// @vitest-environment happy-dom
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawPage, type DrawnPage } from '@pakn/ui/testing/draw-page';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import en from './public/src/en.json';
import remote from './public/src/routes';
import type { Rendered, Wanted } from './render-pages';
import vietnamese from './public/src/vi.json';

// The scripts put a page in the place of the server's: whoever reads it must not see it change. Each page of the route table, so a new one is here by itself.
const NOW = Date.parse('2026-11-05T03:00:00.000Z');
/** Drawn by scripts alone: pages to act on. */
const NOT_FROM_SERVER = ['areas', 'new-area', 'area', 'edit-area', 'my-reports', 'submit', 'submitted'];
/** Without what need not be there a page has nothing to show, and the server leaves it to scripts. */
const NOT_SPARSE = ['case'];
/** Of a parameter, as the made-up answers name it. */
const PARAMETERS: Record<string, string> = { code: 'KH-2611-7F3K9Q', id: 'a', slug: 'slug%200' };
const WITHIN_MS = 5_000;

/** A page's addresses: without a parameter that may be left out, and with it. */
const addressesOf = (pattern: string): string[] => {
  const filled = pattern.replaceAll(/:(\w+)\??/g, (_, parameter: string) => PARAMETERS[parameter] ?? parameter);
  return pattern.endsWith('?') ? [pattern.replace(/\/:\w+\?$/, ''), filled] : [filled];
};
const pages = remote.routes.flatMap(({ path, name }) => addressesOf(path).map((address) => ({ name: String(name), address })));
const wanted = pages.flatMap(({ name, address }) =>
  (['full', 'sparse'] as const).flatMap((fullness) =>
    (['vi', 'en'] as const).map((language): Wanted & { name: string } => ({ name, path: address, language, fullness })),
  ),
);

let folder: string;
let rendered: Rendered[];
let drawn: DrawnPage | null = null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pakn-server-program-'));
  const program = join(import.meta.dirname, 'render-pages.ts');
  const output = await new Promise<string>((resolve, reject) => {
    const child = execFile(process.execPath, [program, folder], { maxBuffer: 1 << 28 }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    child.stdin?.end(JSON.stringify({ now: NOW, wanted }));
  });
  rendered = JSON.parse(output) as Rendered[];
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
}, 120_000);
afterEach(() => {
  drawn?.close();
  drawn = null;
});
afterAll(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

/** Marks of the compiler, which differ between two builds or only one of them needs. */
const OF_THE_BUILD = /^data-v-/;
const CONTROLS = 'input, textarea, option';

/** Lines of elements, attributes and texts. What a control holds is read from the control: the server writes it as attributes, scripts set it. */
function linesOf(node: Node, depth = 0): string[] {
  const indent = ' '.repeat(depth);
  const lines: string[] = [];
  let words = '';
  const endWords = (): void => {
    if (words.trim() !== '') lines.push(`${indent}${words.replaceAll(/\s+/g, ' ').trim()}`);
    words = '';
  };
  for (const child of node.childNodes) {
    if (child instanceof Text) words += child.data;
    else if (child instanceof Element) {
      endWords();
      const attributes = [...child.attributes].filter(({ name }) => !OF_THE_BUILD.test(name) && !isHeld(child, name)).map(attributeOf);
      const held = child.matches(CONTROLS) ? [` =${JSON.stringify(heldBy(child))}`] : [];
      lines.push(`${indent}<${child.localName}${[...attributes.toSorted(), ...held].join('')}>`, ...linesOf(child, depth + 1));
    }
  }
  endWords();
  return lines;
}
/** What two ways of writing say alike: of classes only which there are, spaces in styles, and names, whose case a browser's parser sets right. */
function attributeOf({ name, value }: Attr): string {
  const said = { class: value.split(/\s+/).toSorted().join(' '), style: value.replaceAll(/\s*([:;])\s*/g, '$1') }[name] ?? value;
  return ` ${name.toLowerCase()}="${said}"`;
}
const isHeld = (element: Element, attribute: string): boolean => element.matches(CONTROLS) && ['value', 'checked', 'selected'].includes(attribute);
function heldBy(element: Element): unknown {
  if (element instanceof HTMLOptionElement) return [element.value, element.selected];
  return element instanceof HTMLInputElement ? [element.value, element.checked] : (element as HTMLTextAreaElement).value;
}

test('P11 the server renders every page of the route table that is for reading', () => {
  const missing = wanted.filter((_, at) => rendered[at] === null);
  const allowed = ({ name, fullness }: (typeof wanted)[number]): boolean =>
    NOT_FROM_SERVER.includes(name) || (fullness === 'sparse' && NOT_SPARSE.includes(name));
  expect(missing.filter((page) => !allowed(page))).toEqual([]);
  expect(missing).toHaveLength(wanted.filter(allowed).length);
});

test.each(wanted.map((page, at) => ({ ...page, at })).filter(({ name }) => !NOT_FROM_SERVER.includes(name)))(
  'P11 $path in $language, $fullness: the browser draws what the server has sent',
  async ({ at, ...page }) => {
    const sent = rendered[at];
    if (!sent) return;
    const server = document.createElement('div');
    server.innerHTML = sent.html;
    const { root, asked } = (drawn = await drawPage({ ...page, data: sent.data, routes: remote.routes, texts: { vi: vietnamese, en } }));
    await vi.waitFor(() => expect(linesOf(root)).toEqual(linesOf(server)), { timeout: WITHIN_MS, interval: 50 });
    expect(asked, 'asked for once more').toEqual([]);
  },
  WITHIN_MS * 2,
);
