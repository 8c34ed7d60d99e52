import type { FileHandle } from 'node:fs/promises';

/** The bytes from `at` on, at most `length`: fewer at the end of the file. */
export async function readPart(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, length));
  let read = 0;
  while (read < buffer.length) {
    const { bytesRead } = await file.read(buffer, read, buffer.length - read, at + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return buffer.subarray(0, read);
}

const ZEROS = Buffer.alloc(256 * 1024);

/** Overwrites a part of a file with zeros, in pieces. */
export async function blankPart(file: FileHandle, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += ZEROS.length) await file.write(ZEROS, 0, Math.min(ZEROS.length, to - at), at);
}
