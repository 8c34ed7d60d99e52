import { NotTaken } from '../driver.ts';

/** A file of a report that goes with a mail. */
export interface FileToMail {
  name: string;
  bytes: number;
  /** A signed path of this origin, which reads it. */
  url: string;
}

/** Mail servers refuse mails of 20 to 25 MB, and a file grows by a third on its way. */
const MOST_ATTACHED_BYTES = 10_000_000;
const FETCHED_WITHIN_MS = 30_000;

/** What is attached, as long as all of it together is small enough; the rest is linked. */
export function dividedFiles<F extends FileToMail>(files: readonly F[]): { attached: F[]; linked: F[] } {
  let left = MOST_ATTACHED_BYTES;
  const fits = files.map(({ bytes }) => {
    const does = bytes <= left;
    if (does) left -= bytes;
    return does;
  });
  return { attached: files.filter((_, index) => fits[index]), linked: files.filter((_, index) => !fits[index]) };
}

/**
 * The bytes of files, read as whoever has their addresses reads them. One that is not there any more (its case was erased, its address has ended) is left out.
 * @throws NotTaken when it cannot be read now
 */
export async function fetchedFiles(files: readonly { name: string; url: string }[]): Promise<{ filename: string; content: Buffer }[]> {
  const found = [];
  for (const { name, url } of files) {
    try {
      const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(FETCHED_WITHIN_MS) });
      if (answer.status === 404) continue;
      if (!answer.ok) throw new Error(String(answer.status));
      found.push({ filename: name, content: Buffer.from(await answer.arrayBuffer()) });
    } catch {
      throw new NotTaken('a file could not be read');
    }
  }
  return found;
}
