import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';

// The pictures of `npm run pictures`: the guide and the README show each of them, and none that there is not.
const ROOT = join(import.meta.dirname, '../../../..');
const FOLDER = join(ROOT, 'frontends/shell/public/pictures');
const GUIDE = join(ROOT, 'subgraphs/cases/guide');
const MOST_BYTES = 40_000;

test('A2-13 the pictures of the guide are there, light, as large as their names say, and have words for who does not see them', async () => {
  const chapters = await Promise.all((await readdir(GUIDE)).map((file) => readFile(join(GUIDE, file), 'utf8')));
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const shown = [...chapters, readme].flatMap((text) => [...text.matchAll(/!\[([^\]]*)\]\((?:frontends\/shell\/public)?\/pictures\/([^)]+)\)/g)]);
  expect(shown.map(([, , file = '']) => file).toSorted()).toEqual((await readdir(FOLDER)).toSorted());
  for (const [, words = '', file = ''] of shown) {
    expect(words.length, file).toBeGreaterThan(20);
    const [, width, height] = /-(\d+)x(\d+)\.webp$/.exec(file) ?? [];
    const picture = await sharp(join(FOLDER, file)).metadata();
    expect(picture.width * Number(height), file).toBe(picture.height * Number(width));
    expect((await stat(join(FOLDER, file))).size, file).toBeLessThanOrEqual(MOST_BYTES);
  }
});
