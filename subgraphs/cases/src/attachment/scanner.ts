import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** A scanner that says nothing for so long is not there. */
const SILENT_MS = 30_000;
const PIECE_BYTES = 64 * 1024;

/** Where clamd listens: `host:port`, or the path of its socket. */
export type ScannerAddress = { path: string } | { host: string; port: number };

export function scannerAddress(text: string): ScannerAddress {
  if (text.startsWith('/')) return { path: text };
  const at = text.lastIndexOf(':');
  return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(text.slice(at + 1)) };
}

/**
 * Has clamd look at a file, by INSTREAM: the scanner needs no right to read our folders.
 * @returns the name of what it found, or null
 * @throws when there is no answer, or one that says neither: the file stays where it is
 */
export async function scan(address: ScannerAddress, file: string): Promise<string | null> {
  const socket = connect(address);
  socket.setTimeout(SILENT_MS, () => socket.destroy(new Error('the scanner does not answer')));
  try {
    const answer = answerOf(socket);
    // Whoever sends meets the same fault as whoever reads; one of them is enough.
    const sent = send(socket, file);
    sent.catch(() => undefined);
    const text = await answer;
    if (text === 'stream: OK') return null;
    const found = /^stream: (.+) FOUND$/.exec(text)?.[1];
    if (found) return found;
    throw new Error(`the scanner answered: ${text.slice(0, 200)}`);
  } finally {
    socket.destroy();
  }
}

async function send(socket: Socket, file: string): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const piece of createReadStream(file, { highWaterMark: PIECE_BYTES })) {
    const bytes = piece as Buffer;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    socket.write(length);
    if (!socket.write(bytes)) await once(socket, 'drain');
    if (socket.destroyed) return;
  }
  socket.write(Buffer.alloc(4));
}

const answerOf = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      text += piece;
      if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')));
    });
    socket.on('error', reject);
    socket.on('close', () => (text ? resolve(text) : reject(new Error('the scanner closed the connection'))));
  });
