import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { box, film, numbers, type FilmParts } from '../testing/films.ts';
import { blankFilm, readFilm } from './film.ts';
import { blankSoundTags } from './sound-tags.ts';

const RUNS = Number(process.env.RUNS ?? 60);
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'pakn-film-'))));
afterAll(() => rm(folder, { recursive: true }));

let n = 0;
async function stored(content: Buffer): Promise<string> {
  const path = join(folder, `film-${n++}`);
  await writeFile(path, content);
  return path;
}
/** What is left of a film. */
async function cleaned(content: Buffer): Promise<Buffer> {
  const path = await stored(content);
  const found = await readFilm(path);
  if (!found) throw new Error('damaged');
  await blankFilm(path, found.blanks);
  await truncate(path, found.blanks.end);
  return readFile(path);
}

const SECRET = '+12.2388+109.1967/ CanaryPhone';
const PLACES: [string, FilmParts][] = [
  ['udta of Android (©xyz)', { inMoov: [box('udta', box('\u00a9xyz', numbers(0x00120000), SECRET))] }],
  ['udta of 3GP (loci)', { brand: '3gp4', inMoov: [box('udta', box('loci', numbers(0), SECRET))] }],
  ['meta of QuickTime', { brand: 'qt  ', inMoov: [box('meta', box('hdlr', numbers(0, 0), 'mdta'), box('keys', SECRET), box('ilst', SECRET))] }],
  ['udta and meta of a track', { inTrak: [box('udta', box('name', SECRET)), box('meta', SECRET)] }],
  ['XMP in a uuid at the top', { atTop: [box('uuid', Buffer.from('BE7ACFCB97A942E89C71999491E3AFAC', 'hex'), `<x:xmpmeta>${SECRET}`)] }],
  ['a box that nobody knows', { atTop: [box('sefd', SECRET)], inMoov: [box('GPS ', SECRET)], inTrak: [box('cami', SECRET)] }],
  ['spare room', { atTop: [box('free', SECRET), box('skip', SECRET)] }],
  ['after the last box', { atTop: [Buffer.from(`\0\0\0\0SEFT${SECRET}`)] }],
  ['a track of positions (GoPro, camm)', { data: { handler: 'meta', content: Buffer.from(SECRET) } }],
  ['subtitles with positions (DJI)', { data: { handler: 'text', content: Buffer.from(SECRET) } }],
];

describe('X-27 S15: a film loses its metadata where it stands', () => {
  it.each(PLACES)('%s', async (_, parts) => {
    const before = film(parts);
    const after = await cleaned(before);
    expect(before.includes('CanaryPhone')).toBe(true);
    expect(after.includes('CanaryPhone')).toBe(false);
    expect(after.includes('109.1967')).toBe(false);
    expect(after.indexOf('pictures of a hole'), 'the pictures have not moved').toBe(before.indexOf('pictures of a hole'));
    expect(after.includes(numbers(3_800_000_000)), 'the time of recording').toBe(false);
    expect(await readFilm(await stored(after))).toMatchObject({ seconds: 5, hasPicture: true });
  });

  it('any bytes: no fault, and a film is at most as long as it was', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.boolean(), async (at, bytes, cut) => {
        const content = film({ data: { handler: 'meta', content: Buffer.from(SECRET) } });
        content.set(bytes.subarray(0, Math.max(0, content.length - (at % content.length))), at % content.length);
        const path = await stored(cut ? content.subarray(0, at % content.length) : content);
        const found = await readFilm(path);
        if (!found) return;
        await blankFilm(path, found.blanks);
        expect(found.blanks.end).toBeLessThanOrEqual(content.length);
        expect((await readFile(path)).length).toBeLessThanOrEqual(content.length);
      }),
      { numRuns: RUNS },
    ));
});

describe('B-11: how long a film is', () => {
  it.each<[string, Buffer, { seconds: number; hasPicture: boolean } | null]>([
    ['its header', film({ seconds: 181 }), { seconds: 181, hasPicture: true }],
    ['its samples, when the header says less', film({ seconds: 1, trackSeconds: 600 }), { seconds: 600, hasPicture: true }],
    ['a sound', film({ handler: 'soun' }), { seconds: 5, hasPicture: false }],
    ['the track of positions does not count', film({ data: { handler: 'meta', content: Buffer.alloc(9) } }), { seconds: 5, hasPicture: true }],
    ['one that broke off before its header', film().subarray(0, 40), null],
    ['no film', Buffer.from('\0\0\0\0'), null],
  ])('%s', async (_, content, expected) => {
    const found = await readFilm(await stored(content));
    expect(found && { seconds: found.seconds, hasPicture: found.hasPicture }).toEqual(expected);
  });

  it('fragments, whose header says nothing', async () => {
    const head = film({ seconds: 0 });
    const moof = box('moof', box('mfhd', numbers(0, 1)), box('traf', box('tfhd', numbers(0, 1)), box('trun', numbers(0x100, 3, 1_000, 2_000, 4_500))));
    expect(await readFilm(await stored(Buffer.concat([head, moof, moof])))).toMatchObject({ seconds: 15 });
  });
});

describe('X-27 S15: a sound loses its tags', () => {
  it('ID3v2 at its start, ID3v1 and APE at its end; what is heard stays where it was', async () => {
    const sound = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(400, 7)]);
    const tag = Buffer.concat([Buffer.from('ID3\u0004\0\u0000', 'latin1'), Buffer.from([0, 0, 0, 60]), Buffer.from(SECRET.padEnd(60))]);
    const ape = Buffer.alloc(64);
    ape.write(SECRET);
    ape.write('APETAGEX', 32, 'latin1');
    ape.writeUInt32LE(64, 44);
    const id3v1 = Buffer.from(`TAG${SECRET}`.padEnd(128, '\0'));
    const path = await stored(Buffer.concat([tag, sound, ape, id3v1]));
    await truncate(path, await blankSoundTags(path));
    const after = await readFile(path);
    expect(after.includes('Canary')).toBe(false);
    expect(after.length).toBe(70 + sound.length);
    expect(after.subarray(70)).toEqual(sound);
  });

  it.each([0, 1, 40, 130])('%i bytes are no fault', async (length) => {
    expect(await blankSoundTags(await stored(Buffer.alloc(length)))).toBe(length);
  });
});
