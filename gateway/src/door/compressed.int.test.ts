import { mkdir, writeFile } from 'node:fs/promises';
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { world, type World } from '../testing/client.ts';

const LONG = 'Đèn đường tắt cả tuyến. '.repeat(200);
const SCRIPT = `export const words = ${JSON.stringify(LONG)};`;

let here: World;
beforeAll(async () => {
  here = await world();
  const file = async (path: string, content: string | Buffer): Promise<void> => {
    const full = join(here.frontends, path);
    await mkdir(join(full, '..'), { recursive: true });
    await writeFile(full, content);
  };
  await file('shell/dist/index.html', `<!doctype html><html lang="vi"><p>${LONG}</p></html>`);
  await file('shell/dist/assets/index-abcdefgh.js', SCRIPT);
  await file('shell/dist/assets/index-abcdefgh.js.br', brotliCompressSync(SCRIPT));
  await file('shell/dist/assets/index-abcdefgh.js.gz', gzipSync(SCRIPT));
  await file('map/dist/remoteEntry.js', SCRIPT);
  await file('map/dist/remoteEntry.js.br', brotliCompressSync(SCRIPT));
  await file('shell/dist/assets/text-abcdefgh.woff2', Buffer.alloc(4_000));
});
afterAll(() => here.close());

interface Raw {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
/** As the wire has it: fetch would unpack. */
const raw = (path: string, encodings: string | undefined, body?: object): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const headers = { ...(encodings === undefined ? {} : { 'accept-encoding': encodings }), ...(body ? { 'content-type': 'application/json' } : {}) };
    const sent = ask(`${here.gateway.url}${path}`, { method: body ? 'POST' : 'GET', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    sent.on('error', reject);
    sent.end(body ? JSON.stringify(body) : undefined);
  });
const unpacked = ({ headers, body }: Raw): string => {
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync, zstd: zstdDecompressSync, identity: (bytes: Buffer) => bytes }[
    headers['content-encoding'] ?? 'identity'
  ];
  if (!unpack) throw new Error(`An encoding that nobody asked for: ${headers['content-encoding']}`);
  return unpack(body).toString();
};
const varies = ({ headers }: Raw): boolean => /accept-encoding/i.test(headers.vary ?? '');

test('P11b files go out as the build compressed them, by what the client takes; caches are told', async () => {
  for (const [takes, encoding] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip', 'gzip'],
    ['gzip', 'gzip'],
    ['identity', undefined],
    [undefined, undefined],
    ['br;q=0', undefined],
  ] as const) {
    const file = await raw('/assets/index-abcdefgh.js', takes);
    expect([takes, file.status, file.headers['content-encoding'], file.headers['content-type']?.split(';')[0], varies(file)]).toEqual([
      takes,
      200,
      encoding,
      'application/javascript',
      true,
    ]);
    expect(unpacked(file)).toBe(SCRIPT);
    expect(file.headers['cache-control']).toContain('immutable');
  }
  const entry = await raw('/remotes/map/remoteEntry.js', 'br');
  expect([entry.headers['content-encoding'], entry.headers['cache-control']]).toEqual(['br', 'no-cache']);
  const font = await raw('/assets/text-abcdefgh.woff2', 'gzip, br, zstd');
  expect([font.headers['content-encoding'], font.body.length]).toEqual([undefined, 4_000]);
});

test('P11b the page and long answers of the graph are compressed by zstd, brotli or gzip; short ones go as they are', async () => {
  const query = `{ ${Array.from({ length: 12 }, (_, n) => `a${n}: cases { id title statusLabel reporterName }`).join(' ')} }`;
  for (const encoding of ['zstd', 'br', 'gzip'] as const) {
    const page = await raw('/', encoding);
    expect([page.headers['content-encoding'], varies(page), unpacked(page).includes(LONG)]).toEqual([encoding, true, true]);
    const answer = await raw('/graphql', encoding, { query });
    expect([answer.headers['content-encoding'], varies(answer)]).toEqual([encoding, true]);
    expect(JSON.parse(unpacked(answer))).toHaveProperty('data.a11');
    expect(answer.body.length).toBeLessThan(unpacked(answer).length / 2);
  }
  const plain = await raw('/graphql', undefined, { query });
  expect([plain.headers['content-encoding'], varies(plain)]).toEqual([undefined, true]);
  const short = await raw('/graphql', 'gzip, br, zstd', { query: '{ me { id } }' });
  expect([short.headers['content-encoding'], varies(short)]).toEqual([undefined, true]);
});

test('S14 what changes something is answered uncompressed: secrets stand beside words that the request chose', async () => {
  const mutation = { query: 'mutation($title: String!) { submitCase(title: $title) { id title } }', variables: { title: LONG } };
  const answer = await raw('/graphql', 'gzip, br, zstd', mutation);
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.body.length).toBeGreaterThan(LONG.length);
});

test('S14 a compressed body of a client is not unpacked: a small one could be gigabytes', async () => {
  const bomb = gzipSync(JSON.stringify({ query: `{ me { id } } #${' '.repeat(100_000)}` }));
  const answer = await fetch(`${here.gateway.url}/graphql`, {
    method: 'POST',
    body: bomb,
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  });
  expect(answer.status).toBe(400);
});

test('B-11 what is streamed to and from the services passes untouched', async () => {
  const file = await raw('/files/7', 'gzip, br, zstd');
  expect([file.status, file.headers['content-encoding'], file.body.length]).toEqual([200, undefined, 4_200]);
});
