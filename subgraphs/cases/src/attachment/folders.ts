import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Which of a file's bytes: what was uploaded (as it is served), or its small picture. */
export type Variant = 'file' | 'thumb';

/** Where uploads arrive; nothing is served from here. */
export const incomingFolder = (dataDir: string): string => join(dataDir, 'files', 'incoming');

/** A checked file, ready to be served. Two letters of the id's random end spread the folders. */
export const keptPath = (dataDir: string, id: string, variant: Variant): string =>
  join(dataDir, 'files', 'kept', id.slice(-2), variant === 'thumb' ? `${id}.thumb` : id);

export async function keptPathFor(dataDir: string, id: string, variant: Variant): Promise<string> {
  await mkdir(join(dataDir, 'files', 'kept', id.slice(-2)), { recursive: true });
  return keptPath(dataDir, id, variant);
}
