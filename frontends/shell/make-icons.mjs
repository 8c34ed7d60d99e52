// Draws the portal's sign for home screens, into public/made/*.png: whole on a field of its own, since systems cut icons to shapes of theirs ("maskable").
import { mkdir, readFile } from 'node:fs/promises';
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
