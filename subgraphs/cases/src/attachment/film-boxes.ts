import type { FileHandle } from 'node:fs/promises';
import { readPart } from './read-part.ts';

/** A box of an ISO base media file (MP4, MOV, 3GP, M4A): `[at, body)` is its header, `[body, end)` what it holds. */
export interface Box {
  type: string;
  at: number;
  body: number;
  end: number;
}

/** More boxes than any film has: a file made to keep us busy. */
const MOST_BOXES = 200_000;

/** What is wrong with a film's boxes: it cannot be played. */
export class DamagedFilm extends Error {}

/** Reads boxes one after the other, by their headers alone: memory does not grow with the film. */
export class BoxReader {
  readonly file: FileHandle;
  private left = MOST_BOXES;

  constructor(file: FileHandle) {
    this.file = file;
  }

  /** The boxes between two positions. The iteration ends before what is no box; `cutAt`: the last box may reach beyond the end, as in a film that broke off. */
  async *boxes(from: number, to: number): AsyncGenerator<Box> {
    let at = from;
    while (at + 8 <= to) {
      if (--this.left < 0) throw new DamagedFilm('too many boxes');
      const head = await readPart(this.file, at, 16);
      if (head.length < 8) return;
      const type = head.toString('latin1', 4, 8);
      const short = head.readUInt32BE(0);
      const isLong = short === 1 && head.length === 16;
      const length = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short;
      const header = isLong ? 16 : 8;
      // Zero ends the list inside a box of QuickTime; what is shorter than its own header is no box.
      if (length < header || !/^[\u0020-\u007e\u00a9]{4}$/.test(type)) return;
      yield { type, at, body: at + header, end: Math.min(at + length, to) };
      at += length;
    }
  }

  /** @throws DamagedFilm when it is not all there */
  async read(from: number, length: number): Promise<Buffer> {
    const bytes = await readPart(this.file, from, length);
    if (bytes.length < length) throw new DamagedFilm('a box is cut off');
    return bytes;
  }
}
