import { open, type FileHandle } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';

/** Smaller pieces may lie in a block that others use. */
const LEAST_GIVEN_BACK_BYTES = 4_096;

/**
 * The folder of uploads. Node receives a body in pieces of 64 KB, each of them memory outside of V8's heap: left to the garbage collector, 100 MB are four to
 * eight full collections of everything else that lives in this process (half of the time of an upload). So a piece is given back when it is written.
 */
export class UploadStore extends FileStore {
  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const file = await open(join(this.directory, id), 'r+');
    let at = offset;
    try {
      for await (const piece of bytes as AsyncIterable<Buffer<ArrayBuffer>>) {
        await writeAll(file, piece, at);
        at += piece.length;
        giveBack(piece);
      }
    } finally {
      await file.close();
    }
    return at;
  }
}

async function writeAll(file: FileHandle, piece: Buffer, at: number): Promise<void> {
  for (let written = 0; written < piece.length;) written += (await file.write(piece, written, piece.length - written, at + written)).bytesWritten;
}

function giveBack({ buffer, byteLength }: Buffer<ArrayBuffer>): void {
  if (byteLength >= LEAST_GIVEN_BACK_BYTES && byteLength === buffer.byteLength) buffer.transfer(0);
}

/**
 * A request as tus takes it. Its body is a web stream of the pieces that Node has; `Readable.toWeb`, which tus would use, copies each of them.
 * A body that breaks off ends: what has come is kept, and the upload goes on from there (R13).
 * @returns `left`: to be called when it is answered, so that the rest of a body which nobody wants is thrown away
 */
export function webRequest(request: IncomingMessage): { asked: Request; left(): void } {
  const { method = 'GET', url = '/' } = request;
  const headers = new Headers(
    Object.entries(request.headers).flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const address = new URL(url, 'http://cases');
  if (method !== 'POST' && method !== 'PATCH') return { asked: new Request(address, { method, headers }), left: () => undefined };
  const pieces = piecesOf(request);
  return {
    asked: new Request(address, { method, headers, body: ReadableStream.from(pieces), duplex: 'half' }),
    left: () => void pieces.return(undefined),
  };
}

async function* piecesOf(request: IncomingMessage): AsyncGenerator<Buffer, void> {
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch (error) {
    if (!request.destroyed) throw error;
  }
}
