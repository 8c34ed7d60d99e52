import { copyFile, link, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FILE_KIND } from '@pakn/vocabulary';
import sharp from 'sharp';
import { keptPathFor, type Variant } from '../attachment/folders.ts';
import { keepPicture } from '../attachment/picture.ts';
import type { Random } from './random.ts';

/** Drawn for this product: no real place or person. */
const SOURCES = fileURLToPath(new URL('../../demo-pictures/', import.meta.url));
/** What a picture shows, by the field that is reported, and after the work was done. */
const SHOWN = {
  ROAD: ['pothole'],
  STREET_LIGHT: ['lamp'],
  POWER: ['cable'],
  TELECOM: ['cable'],
  DRAINAGE_FLOOD: ['flood'],
  TREE: ['tree'],
  WASTE: ['trash', 'beach'],
  POLLUTION: ['beach', 'trash'],
  TRAFFIC_SAFETY: ['lamp', 'pothole'],
  URBAN_ORDER: ['trash'],
  TOURISM: ['beach'],
  DISASTER: ['flood', 'tree'],
} as const;
const REPAIRED: Readonly<Record<string, string>> = { ROAD: 'patched' };
/** Of the reports about what can be seen, so many bring a picture. */
const WITH_PICTURE = 0.75;

/** A picture that many generated cases share. */
export interface SharedPicture {
  name: string;
  bytes: number;
}

/** The pictures that a generated case can bring. */
export interface Pictures {
  /** Of what a report of this category is about; null: none. */
  ofReport(categoryCode: string, random: Random): SharedPicture | null;
  /** Of what was done about it; null: none. */
  ofAnswer(categoryCode: string): SharedPicture | null;
  /** Lets a case have it as the file `id`: the same bytes under another name, so that taking one away leaves the others. */
  give(picture: SharedPicture, id: string): Promise<void>;
  /** Once no case wants one any more. What was given stays. */
  close(): Promise<void>;
}

/** Makes the shared pictures, each once as drawn and once mirrored, as an upload would be kept: encoded anew, with its small one. */
export async function sharedPictures(dataDir: string): Promise<Pictures> {
  const folder = join(dataDir, 'files', 'demo');
  await mkdir(folder, { recursive: true });
  const drawn = [...new Set([...Object.values(SHOWN).flat(), ...Object.values(REPAIRED)])];
  const byName = new Map<string, SharedPicture>();
  const pathOf = (name: string, variant: Variant): string => join(folder, `${name}.${variant}`);
  await Promise.all(
    drawn.flatMap((name) =>
      [name, mirrored(name)].map(async (wanted) => {
        const source = join(folder, `${wanted}.jpg`);
        const picture = sharp(join(SOURCES, `${name}.jpg`));
        await (wanted === name ? picture : picture.flop()).toFile(source);
        const kept = await keepPicture({
          incoming: source,
          kind: FILE_KIND.JPEG,
          kept: pathOf(wanted, 'file'),
          thumbnail: pathOf(wanted, 'thumb'),
          noted: (error) => {
            throw error;
          },
        });
        if (typeof kept === 'string') throw new Error(`the picture ${name} is ${kept}`);
        byName.set(wanted, { name: wanted, bytes: kept.bytes });
      }),
    ),
  );
  const find = (name: string): SharedPicture | null => byName.get(name) ?? null;
  return {
    ofReport(categoryCode, random) {
      const shown = (SHOWN as Readonly<Record<string, readonly string[]>>)[categoryCode];
      if (!shown || !random.happens(WITH_PICTURE)) return null;
      const name = random.one(shown);
      return find(random.happens(0.5) ? name : mirrored(name));
    },
    ofAnswer: (categoryCode) => find(REPAIRED[categoryCode] ?? ''),
    async give({ name }, id) {
      for (const variant of ['file', 'thumb'] as const) {
        const path = await keptPathFor(dataDir, id, variant);
        await linkOrCopy(pathOf(name, variant), path);
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

const mirrored = (name: string): string => `${name}-mirrored`;

/** Not every file system has hard links. A stopped start may have left it there. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') await copyFile(from, to);
  });
}
