// Cuts the fonts down to what the product shows, into src/fonts/made/*.woff2: of 550 KB in 21 files five files stay, two of them on most pages.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
/** All signs from one code point to another. */
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

const ASCII = range(0x20, 0x7e);
/** Every letter of Vietnamese with every mark; letters of other languages are drawn by the system. */
const LETTERS = `ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư${range(0x1ea0, 0x1ef9)}\u0300\u0301\u0303\u0309\u0323`;
const SIGNS = `\u00a0§«°±²³·»×÷${range(0x2010, 0x2027)}‰‹›₫€™←↑→↓−≈≠≤≥`;
/** What figures, times and codes are written with: one small file, which most pages need alone. fonts.css names the same signs. */
const FIGURES = `${range(0x20, 0x3f)}${range(0x41, 0x5a)}–−×`;

const PEOPLE = { 400: '400Regular/BeVietnamPro_400Regular', 600: '600SemiBold/BeVietnamPro_600SemiBold' };
/** Pairs, figures of one width, marks. */
const FEATURES = ['kern', 'tnum', 'mark', 'mkmk', 'ccmp'];
/** Heavier and lighter ones are not used. */
const WEIGHTS = { wght: { min: 400, max: 700 } };

async function cut(source, signs, name, more) {
  // Hints are for screens of the past and half of a file; of the features only those are kept that a style or a letter with two marks asks for.
  const font = await subsetFont(await readFile(require.resolve(source)), signs, { targetFormat: 'woff2', noHinting: true, keepFeatures: FEATURES, ...more });
  await writeFile(new URL(`src/fonts/made/${name}.woff2`, import.meta.url), font);
}

await mkdir(new URL('src/fonts/made/', import.meta.url), { recursive: true });
for (const [weight, file] of Object.entries(PEOPLE))
  await cut(`@expo-google-fonts/be-vietnam-pro/${file}.ttf`, ASCII + LETTERS + SIGNS, `be-vietnam-pro-${weight}`, { noLayoutClosure: true });
const inter = (part) => `@fontsource-variable/inter/files/inter-${part}-wght-normal.woff2`;
await cut(inter('latin'), FIGURES, 'inter-figures', { variationAxes: WEIGHTS });
await cut(inter('latin'), ASCII + LETTERS + SIGNS, 'inter-latin', { variationAxes: WEIGHTS });
await cut(inter('vietnamese'), LETTERS + SIGNS, 'inter-vietnamese', { variationAxes: WEIGHTS });
