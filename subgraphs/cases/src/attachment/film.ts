import { open, type FileHandle } from 'node:fs/promises';
import { BoxReader, DamagedFilm, type Box } from './film-boxes.ts';
import { FragmentTimes } from './film-fragments.ts';
import { sampleParts } from './film-samples.ts';
import { blankPart } from './read-part.ts';

/** What a film says about itself, and what has to go from it. */
export interface Film {
  seconds: number;
  hasPicture: boolean;
  blanks: Blanks;
}

/** Positions in the file; nothing moves, so that every offset inside stays right. */
interface Blanks {
  /** Overwritten with zeros. */
  parts: { from: number; to: number }[];
  /** Boxes that become `free`: players skip them. */
  boxes: number[];
  /** The film ends here: what follows is no box, and is cut off. */
  end: number;
}

// Allow-lists: what is not known to be needed for playing goes, whatever a camera calls it (udta, meta, ©xyz, loci, uuid with XMP, sefd …).
const KEPT_AT_TOP = new Set(['ftyp', 'styp', 'moov', 'moof', 'mdat', 'mfra', 'sidx', 'ssix', 'pdin']);
const KEPT_IN: Readonly<Record<string, ReadonlySet<string>>> = {
  moov: new Set(['mvhd', 'trak', 'mvex', 'iods', 'pssh']),
  trak: new Set(['tkhd', 'mdia', 'edts', 'tref', 'tapt', 'clip', 'matt']),
  mdia: new Set(['mdhd', 'hdlr', 'minf', 'elng']),
  minf: new Set(['vmhd', 'smhd', 'gmhd', 'dinf', 'stbl', 'hdlr']),
  moof: new Set(['mfhd', 'traf', 'pssh']),
  traf: new Set(['tfhd', 'tfdt', 'trun', 'sdtp', 'saio', 'saiz', 'senc', 'sbgp', 'sgpd', 'subs']),
};
/** Boxes that exist to be skipped. */
const SPARE = new Set(['free', 'skip', 'wide']);
/** Tracks of other kinds hold positions (GoPro's gpmd, camm, DJI's subtitles), clock times or nothing that is needed. */
const KEPT_TRACKS = new Set(['vide', 'soun']);
/** A duration of all ones says "not known". */
const UNKNOWN_DURATIONS = new Set([0xffffffff, 2 ** 64]);

/**
 * Reads a film's length from its boxes and finds its metadata, in constant memory; any codec. Of several lengths (of the film, of a track, of its samples)
 * the longest counts: one that lies does not help.
 * @returns null when it cannot be played
 */
export async function readFilm(path: string): Promise<Film | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await new FilmReading(file, size).read();
  } catch (error) {
    if (error instanceof DamagedFilm) return null;
    throw error;
  } finally {
    await file.close();
  }
}

/** Blanks what `readFilm` found, in place; the length stays. */
export async function blankFilm(path: string, { parts, boxes }: Blanks): Promise<void> {
  const file = await open(path, 'r+');
  try {
    for (const at of boxes) await file.write('free', at + 4, 'latin1');
    for (const { from, to } of parts) await blankPart(file, from, to);
  } finally {
    await file.close();
  }
}

interface Track {
  handler: string | null;
  timescale: number;
  seconds: number;
}

class FilmReading {
  private readonly reader: BoxReader;
  private readonly size: number;
  private readonly fragments: FragmentTimes;
  private readonly blanks: Blanks = { parts: [], boxes: [], end: 0 };
  private seconds = 0;
  private hasPicture = false;
  private hasHead = false;
  /** Bytes of samples that are blanked: each only once in an honest film. */
  private samplesLeft: number;

  constructor(file: FileHandle, size: number) {
    this.reader = new BoxReader(file);
    this.size = size;
    this.samplesLeft = size;
    this.fragments = new FragmentTimes(this.reader);
  }

  async read(): Promise<Film> {
    for await (const box of this.reader.boxes(0, this.size)) {
      if (box.type === 'moov') await this.readMoov(box);
      else if (box.type === 'moof') await this.readMoof(box);
      else if (!KEPT_AT_TOP.has(box.type)) this.blank(box);
      this.blanks.end = box.end;
    }
    if (!this.hasHead) throw new DamagedFilm('no header');
    return { seconds: Math.max(this.seconds, this.fragments.seconds()), hasPicture: this.hasPicture, blanks: this.blanks };
  }

  private blank(box: Box): void {
    if (!SPARE.has(box.type)) this.blanks.boxes.push(box.at);
    this.blanks.parts.push({ from: box.body, to: box.end });
  }

  /** The children of a box; those that are not needed are blanked and not given. */
  private async *children(parent: Box): AsyncGenerator<Box> {
    const kept = KEPT_IN[parent.type];
    for await (const box of this.reader.boxes(parent.body, parent.end))
      if (kept && !kept.has(box.type)) this.blank(box);
      else yield box;
  }

  private async readMoov(moov: Box): Promise<void> {
    for await (const box of this.children(moov)) {
      if (box.type === 'mvhd') {
        this.hasHead = true;
        this.seconds = Math.max(this.seconds, (await this.readHeader(box)).seconds);
      } else if (box.type === 'trak') await this.readTrack(box);
      else if (box.type === 'mvex') await this.fragments.readDefaults(box);
    }
  }

  private async readTrack(trak: Box): Promise<void> {
    const track: Track = { handler: null, timescale: 0, seconds: 0 };
    let id = 0;
    let samples: Box | null = null;
    for await (const box of this.children(trak)) {
      if (box.type === 'tkhd') {
        const { isLong } = await this.blankTimes(box);
        id = (await this.reader.read(box.body + (isLong ? 20 : 12), 4)).readUInt32BE(0);
      }
      if (box.type === 'mdia') samples = (await this.readMedia(box, track)) ?? samples;
    }
    if (track.handler !== null && KEPT_TRACKS.has(track.handler)) {
      this.hasPicture ||= track.handler === 'vide';
      this.seconds = Math.max(this.seconds, track.seconds);
      this.fragments.timescales.set(id, track.timescale);
      return;
    }
    if (samples)
      for await (const part of sampleParts(this.reader, samples)) {
        this.samplesLeft -= part.to - part.from;
        if (this.samplesLeft < 0) throw new DamagedFilm('its samples are more than the file');
        this.blanks.parts.push({ from: part.from, to: Math.min(part.to, this.size) });
      }
    this.blank(trak);
  }

  /** @returns the table of its samples */
  private async readMedia(mdia: Box, track: Track): Promise<Box | null> {
    let samples: Box | null = null;
    for await (const box of this.children(mdia)) {
      if (box.type === 'mdhd') {
        const { timescale, seconds } = await this.readHeader(box);
        track.timescale = timescale;
        track.seconds = Math.max(track.seconds, seconds);
      } else if (box.type === 'hdlr') track.handler = (await this.reader.read(box.body + 8, 4)).toString('latin1');
      else if (box.type === 'minf') for await (const part of this.children(box)) if (part.type === 'stbl') samples = part;
    }
    if (samples && track.timescale > 0)
      for await (const box of this.reader.boxes(samples.body, samples.end))
        if (box.type === 'stts') track.seconds = Math.max(track.seconds, (await this.ticksOf(box)) / track.timescale);
    return samples;
  }

  /** Timescale and length of `mvhd` and `mdhd`. The time of recording in it goes. */
  private async readHeader(box: Box): Promise<{ timescale: number; seconds: number }> {
    const { isLong } = await this.blankTimes(box);
    const bytes = await this.reader.read(box.body + (isLong ? 20 : 12), isLong ? 12 : 8);
    const timescale = bytes.readUInt32BE(0);
    const duration = isLong ? Number(bytes.readBigUInt64BE(4)) : bytes.readUInt32BE(4);
    return { timescale, seconds: timescale > 0 && !UNKNOWN_DURATIONS.has(duration) ? duration / timescale : 0 };
  }

  private async blankTimes(box: Box): Promise<{ isLong: boolean }> {
    const isLong = (await this.reader.read(box.body, 1))[0] === 1;
    this.blanks.parts.push({ from: box.body + 4, to: box.body + 4 + (isLong ? 16 : 8) });
    return { isLong };
  }

  /** How long the samples of a track are together, in its timescale. */
  private async ticksOf(stts: Box): Promise<number> {
    let ticks = 0;
    const piece = 64 * 1024;
    for (let at = stts.body + 8; at < stts.end; at += piece) {
      const entries = await this.reader.read(at, Math.min(piece, stts.end - at));
      for (let entry = 0; entry + 8 <= entries.length; entry += 8) ticks += entries.readUInt32BE(entry) * entries.readUInt32BE(entry + 4);
    }
    return ticks;
  }

  private async readMoof(moof: Box): Promise<void> {
    for await (const box of this.children(moof)) {
      if (box.type !== 'traf') continue;
      const parts: Box[] = [];
      for await (const part of this.children(box)) parts.push(part);
      await this.fragments.add(parts);
    }
  }
}
