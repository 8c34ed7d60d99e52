import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { UploadStore, webRequest } from './upload-store.ts';

let folder: string;
let server: Server;
let store: UploadStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pakn-store-'));
  store = new UploadStore({ directory: folder });
  server = createServer((incoming, answer) => {
    const { asked, left } = webRequest(incoming);
    const written = store.write(Readable.fromWeb(asked.body as never), 'file', Number(asked.headers.get('upload-offset')));
    void written.then((at) => {
      left();
      answer.end(String(at));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const file = (): string => join(folder, 'file');
const sends = (offset: number): ReturnType<typeof request> =>
  request({ method: 'PATCH', port: (server.address() as AddressInfo).port, headers: { 'upload-offset': String(offset) } });

describe('B-11 P16 the bytes of an upload', () => {
  it('are on the disk as they were sent, in pieces of any size, from where it stopped', async () => {
    await writeFile(file(), '');
    const content = randomBytes(3_000_000);
    const sizes = [1, 100, 4_095, 4_096, 65_535, 65_536, 70_000, 1_000_000];
    const sent = sends(0);
    const answered = new Promise((resolve) => sent.on('response', (answer) => resolve(answer.resume())));
    for (let at = 0, n = 0; at < content.length; n++) {
      const size = sizes[n % sizes.length] ?? 1;
      await new Promise((written) => sent.write(content.subarray(at, at + size), written));
      at += size;
    }
    sent.end();
    await answered;
    expect((await readFile(file())).equals(content)).toBe(true);
  });

  it('R13 that came before the connection was gone are kept', async () => {
    await writeFile(file(), '');
    const content = randomBytes(200_000);
    const sent = sends(0);
    sent.on('error', () => undefined);
    sent.setHeader('content-length', 1_000_000);
    await new Promise((written) => sent.write(content, written));
    await vi.waitFor(async () => expect((await stat(file())).size).toBe(content.length));
    sent.destroy();
    expect((await readFile(file())).equals(content)).toBe(true);
  });
});
