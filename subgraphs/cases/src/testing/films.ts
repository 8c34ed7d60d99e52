/** Boxes of ISO base media files, for tests. */
export function box(type: string, ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

export const numbers = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
};

export interface FilmParts {
  brand?: string;
  seconds?: number;
  /** What the samples of the track say, where it is not what the header says. */
  trackSeconds?: number;
  handler?: string;
  /** More boxes, by where they stand. */
  atTop?: Buffer[];
  inMoov?: Buffer[];
  inTrak?: Buffer[];
  /** Samples of the picture. */
  content?: Buffer;
  /** A second track of this handler, with its samples. */
  data?: { handler: string; content: Buffer };
}

const RECORDED = 3_800_000_000;
const TICKS = 1_000;

/** A film of a phone: a header, one track, its samples. No decoder would draw it; its boxes are right. */
export function film({ brand = 'isom', seconds = 5, trackSeconds = seconds, handler = 'vide', ...more }: FilmParts = {}): Buffer {
  const content = more.content ?? Buffer.from('pictures of a hole in the road');
  const ftyp = box('ftyp', brand, numbers(512), brand);
  const mdat = box('mdat', content, more.data?.content ?? '');
  const track = (id: number, kind: string, offset: number, length: number, inTrak: Buffer[] = []): Buffer =>
    box(
      'trak',
      box('tkhd', numbers(7, RECORDED, RECORDED, id, 0, seconds * TICKS)),
      box(
        'mdia',
        box('mdhd', numbers(0, RECORDED, RECORDED, TICKS, seconds * TICKS, 0)),
        box('hdlr', numbers(0, 0), kind, numbers(0, 0, 0), '\0'),
        box(
          'minf',
          box(
            'stbl',
            box('stts', numbers(0, 1, 1, trackSeconds * TICKS)),
            box('stsc', numbers(0, 1, 1, 1, 1)),
            box('stsz', numbers(0, 0, 1, length)),
            box('stco', numbers(0, 1, offset)),
          ),
        ),
      ),
      ...inTrak,
    );
  const at = ftyp.length + 8;
  return Buffer.concat([
    ftyp,
    mdat,
    box(
      'moov',
      box('mvhd', numbers(0, RECORDED, RECORDED, TICKS, seconds * TICKS), Buffer.alloc(80)),
      track(1, handler, at, content.length, more.inTrak),
      ...(more.data ? [track(2, more.data.handler, at + content.length, more.data.content.length)] : []),
      ...(more.inMoov ?? []),
    ),
    ...(more.atTop ?? []),
  ]);
}
