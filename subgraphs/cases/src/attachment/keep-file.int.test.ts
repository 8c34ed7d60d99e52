import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { FILE_KINDS, FILE_PROBLEMS, refusedFileText } from '@pakn/vocabulary';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compound, pdf } from '../testing/documents.ts';
import { film } from '../testing/films.ts';
import { SMALL_HEIC } from '../testing/small-heic.ts';
import { keptPath } from './folders.ts';
import { keepFile, type KeptFile } from './keep-file.ts';

/** A JPEG of 12,000 by 9,000 grey pixels, compressed: drawing one takes seconds. */
const LARGE =
  'W4Bwhv+qgCfDR4miWXGMXC1hxIUenv3Q0DX/WzGqqPGpeqPWDQwvASj+O+AfEqHvtv7ZBPmOiQYZiAaDGOwm05XSromxs7UV8HbroYlcByoAEEgDvCfnyVumQDlxkdOkVrlrj/PRuibRomCnbWEHTSiI1aNuxvV2v5nZ9//Zf+1x2wBmfe6fiJAAIixwUNjVMwMwTQGFI1k=';
const RUNS = Number(process.env.RUNS ?? 12);
let dataDir: string;
let photo: Buffer;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pakn-keep-'));
  photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 120, sigma: 30 } } })
    .withExif({ IFD0: { Make: 'CanaryPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '12/1 14/1 0/1' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => rm(dataDir, { recursive: true }));

let n = 0;
interface Kept {
  outcome: string;
  bytes: Buffer;
}
/** What becomes of a file: the name of its kind or of its problem, and what is served of it. */
async function keep(content: Buffer, name: string = 'tep', { mediaType = '', byOfficer = false, videoSeconds = 180 } = {}): Promise<Kept> {
  const id = `file-${n++}`;
  const incoming = join(dataDir, id);
  await writeFile(incoming, content);
  const outcome: KeptFile | string = await keepFile(
    { incoming, dataDir, id, said: { mediaType, name }, byOfficer, noted: () => {} },
    { kinds: FILE_KINDS, videoSeconds },
  );
  if (typeof outcome === 'string') return { outcome, bytes: Buffer.alloc(0) };
  const bytes = await readFile(keptPath(dataDir, id, 'file'));
  expect(outcome.bytes).toBe(bytes.length);
  return { outcome: outcome.kind.name, bytes };
}

/** Where the markers of a JPEG stand, before its picture begins. */
function markersOf(jpeg: Buffer): number[] {
  const found: number[] = [];
  for (let at = 2; jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2)) found.push(at);
  return found;
}

describe('X-27: damaged pictures that still decode are taken', () => {
  it('without its end mark, with stray bytes before a marker or after the end', async () => {
    const second = markersOf(photo)[1] ?? 0;
    const damaged = {
      'no end mark': photo.subarray(0, -2),
      'half of it': photo.subarray(0, photo.length / 2),
      'stray bytes before a marker': Buffer.concat([photo.subarray(0, second), Buffer.from([0, 1, 2, 0x41]), photo.subarray(second)]),
      'stray bytes at once': Buffer.concat([photo.subarray(0, 2), Buffer.from([0, 0]), photo.subarray(2)]),
      'something behind it': Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]),
    };
    for (const [what, bytes] of Object.entries(damaged)) {
      const { outcome, bytes: kept } = await keep(bytes, 'anh.jpg');
      expect(outcome, what).toBe('JPEG');
      const { width, height, format, exif } = await sharp(kept).metadata();
      expect({ width, height, format, exif }, what).toEqual({ width: 400, height: 300, format: 'jpeg', exif: undefined });
      expect(kept.includes('script') || kept.includes('CanaryPhone'), what).toBe(false);
    }
  });

  it('any damage: taken and whole, or refused; never a fault', async () => {
    const damage = fc.oneof(
      fc.record({ cut: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({ at: fc.double({ min: 0, max: 0.99, noNaN: true }), stray: fc.uint8Array({ minLength: 1, maxLength: 8 }) }),
      fc.record({ at: fc.double({ min: 0, max: 0.99, noNaN: true }), over: fc.uint8Array({ minLength: 1, maxLength: 8 }) }),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const at = 'at' in how ? Math.floor(how.at * photo.length) : 0;
        const bytes =
          'cut' in how
            ? photo.subarray(0, Math.floor(how.cut * photo.length))
            : 'stray' in how
              ? Buffer.concat([photo.subarray(0, at), how.stray, photo.subarray(at)])
              : Buffer.concat([photo.subarray(0, at), how.over, photo.subarray(at + how.over.length)]);
        const { outcome, bytes: kept } = await keep(bytes, 'anh.jpg');
        expect(['JPEG', 'DAMAGED', 'EMPTY', 'KIND', 'TOO_MANY_PIXELS']).toContain(outcome);
        if (outcome === 'JPEG') expect((await sharp(kept, { failOn: 'warning' }).stats()).isOpaque).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('12,000 by 9,000 pixels are taken and scaled down; more than the most is refused', async () => {
    const { outcome, bytes } = await keep(brotliDecompressSync(Buffer.from(LARGE, 'base64')), 'anh.jpg');
    expect([outcome, await sharp(bytes).metadata()]).toEqual(['JPEG', expect.objectContaining({ width: 4_096, height: 3_072 })]);
    const bomb = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#567' } })
      .png()
      .toBuffer();
    bomb.writeUInt32BE(10_000, 16);
    bomb.writeUInt32BE(9_000, 20);
    expect((await keep(bomb)).outcome).toBe('TOO_MANY_PIXELS');
  });

  it('HEIC is kept as JPEG, without metadata', async () => {
    expect(SMALL_HEIC.includes('CanaryPhone')).toBe(true);
    const { outcome, bytes } = await keep(SMALL_HEIC, 'IMG_1.HEIC', { mediaType: 'image/heic' });
    expect([outcome, bytes.includes('CanaryPhone')]).toEqual(['JPEG', false]);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 64, height: 48, format: 'jpeg' });
    expect((await keep(SMALL_HEIC.subarray(0, 500), 'IMG_1.HEIC')).outcome).toBe('DAMAGED');
  });
});

describe('X-27 S15: kinds by their bytes', () => {
  const utf16 = (text: string, bigEndian: boolean = false): Buffer => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  const words = 'Biên bản làm việc: cây đổ trước số 12\n';
  it.each<[string, Buffer, string, string]>([
    ['UTF-8', Buffer.from(words), 'a.txt', 'TXT'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${words}`), 'a.txt', 'TXT'],
    ['UTF-16', utf16(words), 'a.txt', 'TXT'],
    ['UTF-16, the other way round', utf16(words, true), 'a.txt', 'TXT'],
    ['UTF-16 without a mark', Buffer.from(words, 'utf16le'), 'a.txt', 'TXT'],
    ['a page in UTF-16', utf16('<!DOCTYPE html><script>alert(1)</script>'), 'a.txt', 'KIND'],
    ['a page', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.txt', 'KIND'],
    ['a program called text', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(99, 7)]), 'a.txt', 'KIND'],
    ['no Unicode', Buffer.from([0x42, 0x69, 0xea, 0x6e]), 'a.txt', 'KIND'],
    ['text that does not say so', Buffer.from(words), 'a.bin', 'KIND'],
    ['nothing', Buffer.alloc(0), 'a.txt', 'EMPTY'],
    ['Word of 2003', compound('WordDocument'), 'a.doc', 'DOC'],
    ['Excel of 2003', compound('Workbook'), 'a.xls', 'XLS'],
    ['PowerPoint of 2003', compound('PowerPoint Document'), 'a.ppt', 'PPT'],
    ['an installer', compound('!Installer'), 'a.doc', 'KIND'],
    ['a film of an iPhone', film({ brand: 'qt  ' }), 'a.MOV', 'MOV'],
    ['a film of an old phone', film({ brand: '3gp4' }), 'a.3gp', '3GP'],
    ['a film', film(), 'a.mp4', 'MP4'],
    ['a voice recorder', film({ handler: 'soun' }), 'a.mp4', 'M4A'],
    ['a film that is too long', film({ seconds: 181 }), 'a.mp4', 'TOO_LONG'],
    ['as long as may be', film({ seconds: 180 }), 'a.mp4', 'MP4'],
    ['a film of metadata only', film().subarray(0, 60), 'a.mp4', 'DAMAGED'],
  ])('%s', async (_, content, name, expected) => {
    expect((await keep(content, name)).outcome).toBe(expected);
  });

  it('a refusal says what is taken, whatever was wrong', () => {
    const taken = { mediaTypes: ['image/jpeg', 'image/heic', 'video/quicktime', 'application/pdf'], videoSeconds: 90 };
    for (const problem of [...FILE_PROBLEMS, null]) {
      expect(refusedFileText(problem, taken).vi).toMatch(/ Hệ thống nhận ảnh JPEG, HEIC; video MOV; tài liệu PDF\.$/);
      expect(refusedFileText(problem, taken).en).toMatch(/ What is taken: pictures JPEG, HEIC; videos MOV; documents PDF\.$/);
    }
    expect(refusedFileText('TOO_LONG', taken).vi).toContain('90 giây');
  });
});

describe('X-27 S15: documents', () => {
  it('a PDF loses author, program and XMP; a signed one and an officer’s stay byte for byte', async () => {
    const plain = pdf('CanaryAuthor');
    const { outcome, bytes } = await keep(plain, 'a.pdf');
    expect([outcome, bytes.includes('Canary'), bytes.includes('%PDF')]).toEqual(['PDF', false, true]);
    const signed = pdf('CanaryAuthor', '6 0 obj\n<</Type/Sig/ByteRange[0 10 20 30]>>\nendobj\n');
    expect((await keep(signed, 'a.pdf')).bytes).toEqual(signed);
    expect((await keep(plain, 'a.pdf', { byOfficer: true })).bytes).toEqual(plain);
  });

  it('one that the library cannot read loses what stands in plain bytes', async () => {
    const broken = Buffer.from(
      '%PDF-1.4\n1 0 obj<</Author (Canary \\) Author) /Creator <43616e617279>>>endobj <?xpacket begin?>Canary<?xpacket end?> trailer<<>>\n%%EOF',
    );
    const { outcome, bytes } = await keep(broken, 'a.pdf');
    expect([outcome, bytes.includes('Canary'), bytes.includes('43616e617279'), bytes.length]).toEqual(['PDF', false, false, broken.length]);
  });
});
