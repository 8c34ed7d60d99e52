// Cuts the fonts down to what the product shows, into src/fonts/*.woff2: of 550 KB in 21 files five files stay, two of them on most pages.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
/** All signs from one code point to another. */
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

const ASCII = range(0x20, 0x7e);
/** Names and words of other western languages, and every letter of Vietnamese with every mark. */
const LETTERS = `${range(0xa0, 0xff)}ĂăĐđĨĩŨũƠơƯư${range(0x1ea0, 0x1ef9)}\u0300\u0301\u0303\u0309\u0323`;
const SIGNS = `${range(0x2010, 0x2027)}‰‹›₫€™←↑→↓−≈≠≤≥`;
/** What figures, times and codes are written with: one small file, which most pages need alone. fonts.css names the same signs. */
const FIGURES = `${range(0x20, 0x3f)}${range(0x41, 0x5a)}–−×`;

const PEOPLE = { 400: '400Regular/BeVietnamPro_400Regular', 600: '600SemiBold/BeVietnamPro_600SemiBold' };
/** Heavier and lighter ones are not used. */
const WEIGHTS = { wght: { min: 400, max: 700 } };

async function cut(source, signs, name, more) {
  const font = await subsetFont(await readFile(require.resolve(source)), signs, { targetFormat: 'woff2', ...more });
  await writeFile(new URL(`src/fonts/${name}.woff2`, import.meta.url), font);
}

for (const [weight, file] of Object.entries(PEOPLE))
  // Alternates of letters are left out: no style asks for them, and they are a tenth of the file.
  await cut(`@expo-google-fonts/be-vietnam-pro/${file}.ttf`, ASCII + LETTERS + SIGNS, `be-vietnam-pro-${weight}`, { noLayoutClosure: true });
const inter = (part) => `@fontsource-variable/inter/files/inter-${part}-wght-normal.woff2`;
await cut(inter('latin'), FIGURES, 'inter-figures', { variationAxes: WEIGHTS });
await cut(inter('latin'), ASCII + LETTERS + SIGNS, 'inter-latin', { variationAxes: WEIGHTS });
await cut(inter('vietnamese'), LETTERS + SIGNS, 'inter-vietnamese', { variationAxes: WEIGHTS });
