// Draws the portal's sign into public/made/*.png: for home screens, whole on a field of its own, since systems cut icons to shapes of theirs ("maskable"), and with
// the system's name for previews of links.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp from 'sharp';

const SEA = '#062f3e';
/** The part of the square that no system cuts away is 80 %; the sign stays inside it. */
const SHARE = 0.72;

const sign = await readFile(new URL('public/favicon.svg', import.meta.url));
await mkdir(new URL('public/made/', import.meta.url), { recursive: true });
for (const [name, size] of Object.entries({ 'icon-192': 192, 'icon-512': 512, 'apple-touch-icon': 180 })) {
  const drawn = await sharp(sign, { density: 1_200 })
    .resize(Math.round(size * SHARE))
    .toBuffer();
  const field = sharp({ create: { width: size, height: size, channels: 4, background: SEA } });
  await field
    .composite([{ input: drawn, gravity: 'centre' }])
    .png({ compressionLevel: 9, palette: true })
    .toFile(new URL(`public/made/${name}.png`, import.meta.url).pathname);
}

/** As networks show it; spec of Open Graph: 1.91 to 1. */
const PREVIEW = { width: 1200, height: 630 };
const { name } = JSON.parse(await readFile(new URL('public/app.webmanifest', import.meta.url), 'utf8'));
const fontfile = createRequire(import.meta.url).resolve('@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf');
const words = sharp({ text: { text: `<span foreground="white">${name}</span>`, font: 'Be Vietnam Pro 600', fontfile, width: 1_000, height: 110, rgba: true } });
const { data: line, info } = await words.png().toBuffer({ resolveWithObject: true });
const large = await sharp(sign, { density: 1_200 }).resize(260).toBuffer();
await sharp({ create: { ...PREVIEW, channels: 4, background: SEA } })
  .composite([
    { input: large, left: (PREVIEW.width - 260) / 2, top: 110 },
    { input: line, left: Math.round((PREVIEW.width - info.width) / 2), top: 430 },
  ])
  .png({ compressionLevel: 9, palette: true })
  .toFile(new URL('public/made/preview.png', import.meta.url).pathname);
