import { open, rename, stat, truncate, writeFile } from 'node:fs/promises';
import { FILE_KIND, type FileKind, type FileProblemCode } from '@pakn/vocabulary';
import { keptPathFor } from './folders.ts';
import { blankFilm, readFilm } from './film.ts';
import { kindOfFile } from './kind-of-file.ts';
import { cleanPdf, isSignedPdf } from './pdf.ts';
import { photoPoint, type PhotoPoint } from './photo-point.ts';
import { keepPicture } from './picture.ts';
import { blankSoundTags } from './sound-tags.ts';

export interface KeptFile {
  kind: FileKind;
  bytes: number;
  hasThumbnail: boolean;
  /** Where a photo says that it was taken; the kept file does not say it. */
  point?: PhotoPoint;
}

export interface Uploaded {
  /** Where its bytes are. */
  incoming: string;
  dataDir: string;
  id: string;
  /** What the client called it. */
  said: { mediaType: string; name: string };
  /** An officer's document stays byte for byte: it may be a record. */
  byOfficer: boolean;
  /** Told what a decoder said of a file that is then called damaged. */
  noted(error: unknown): void;
}

export interface Takes {
  /** Media types; a kind is meant by any of its names. */
  kinds: readonly FileKind[];
  videoSeconds: number;
}

/**
 * Checks an uploaded file by its bytes and puts it where it is served from, without metadata and place: pictures are encoded again, in videos and sound the
 * boxes that hold it are overwritten, a PDF is written again. Memory does not grow with the file.
 * @returns why it is refused, when it is
 */
export async function keepFile(file: Uploaded, takes: Takes): Promise<KeptFile | FileProblemCode> {
  const { incoming, dataDir, id } = file;
  if ((await stat(incoming)).size === 0) return 'EMPTY';
  const found = await kindOfFile(incoming, file.said);
  if (!found) return 'KIND';
  if (found.group === 'PICTURE') {
    if (!takes.kinds.includes(found)) return 'KIND';
    const [kept, thumbnail] = await Promise.all([keptPathFor(dataDir, id, 'file'), keptPathFor(dataDir, id, 'thumb')]);
    const picture = await keepPicture({ incoming, kind: found, kept, thumbnail, noted: file.noted });
    if (typeof picture === 'string') return picture;
    await toDisk(kept);
    const point = await photoPoint(incoming);
    return { ...picture, hasThumbnail: true, ...(point ? { point } : {}) };
  }
  const cleaned = await withoutMetadata(file, found, takes);
  if (typeof cleaned === 'string') return cleaned;
  const kept = await keptPathFor(dataDir, id, 'file');
  // A shorter file must not be seen where uploads are resumed by their length: it is cut when it has left that place.
  if (cleaned.isDocument) await cleanPdf(incoming, kept);
  else await rename(incoming, kept);
  if (cleaned.end !== undefined) await truncate(kept, cleaned.end);
  await toDisk(kept);
  return { kind: cleaned.kind, bytes: (await stat(kept)).size, hasThumbnail: false };
}

const FILMS: ReadonlySet<FileKind> = new Set([FILE_KIND.MP4, FILE_KIND.MOV, FILE_KIND['3GP'], FILE_KIND.M4A]);

interface Cleaned {
  /** A voice recorder calls its sound a film. */
  kind: FileKind;
  /** What follows is cut off. */
  end?: number;
  /** It is written again. */
  isDocument?: boolean;
}

/** Overwrites metadata where it stands, and says what is left to do. */
async function withoutMetadata({ incoming, byOfficer }: Uploaded, found: FileKind, takes: Takes): Promise<Cleaned | FileProblemCode> {
  if (FILMS.has(found)) {
    const film = await readFilm(incoming);
    if (!film) return 'DAMAGED';
    const kind = found === FILE_KIND.MP4 && !film.hasPicture ? FILE_KIND.M4A : found;
    if (!takes.kinds.includes(kind)) return 'KIND';
    // Whole seconds, as people count: a film of "three minutes" has some frames more.
    if (film.hasPicture && Math.floor(film.seconds) > takes.videoSeconds) return 'TOO_LONG';
    await blankFilm(incoming, film.blanks);
    return { kind, end: film.blanks.end };
  }
  if (!takes.kinds.includes(found)) return 'KIND';
  if (found === FILE_KIND.MP3) return { kind: found, end: await blankSoundTags(incoming) };
  return { kind: found, isDocument: found === FILE_KIND.PDF && !byOfficer && !(await isSignedPdf(incoming)) };
}

/** READY is a promise that a power cut does not break. */
async function toDisk(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Empties an upload that was looked at; its length stays, so that a client that lost our answer still finds it complete. */
export async function emptyIncoming(incoming: string, bytes: number): Promise<void> {
  await writeFile(incoming, '');
  await truncate(incoming, bytes);
}
