import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { request } from 'undici';
import { demoPerson, signedIn } from '../e2e/outside/people.ts';
import { quantile, report, rounded } from './figures.ts';
import { measuredSystem } from './system.ts';

// P16: a video of 100 MB by tus through the whole stack, next to `cp` and fsync of the same file. Memory of all of the system's processes must stay flat.
const MEGABYTES = Number(process.env.MEGABYTES ?? 95);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const CHUNK_BYTES = Number(process.env.CHUNK_BYTES ?? 1_000_000);
const MEMORY_EVERY_MS = 50;

const system = await measuredSystem();
const citizen = await signedIn(system, await demoPerson(system, 'CITIZEN'));
const run = promisify(execFile);

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const header = Buffer.alloc(100);
header.writeUInt32BE(1_000, 12);
header.writeUInt32BE(60_000, 16);
const handler = Buffer.alloc(25);
handler.write('vide', 8, 'latin1');
const film = Buffer.concat([
  box('ftyp', Buffer.from('isom\x00\x00\x02\x00isom', 'latin1')),
  box('mdat', randomBytes(MEGABYTES * 2 ** 20)),
  box('moov', box('mvhd', header), box('trak', box('mdia', box('hdlr', handler))), box('udta', Buffer.from('+12.2388+109.1967/'))),
]);
const folder = await mkdtemp(path.join(tmpdir(), 'pakn-bench-upload-'));
const source = path.join(folder, 'phim.mp4');
await writeFile(source, film);

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
};
const copied = (): Promise<number> =>
  seconds(async () => {
    const copy = path.join(folder, 'copy');
    await copyFile(source, copy);
    const file = await open(copy);
    await file.sync();
    await file.close();
  });
const uploaded = (chunk: number): Promise<number> =>
  seconds(async () => {
    const headers = { 'tus-resumable': '1.0.0', authorization: `Bearer ${citizen.token}` };
    const begun = await request(`${system.origin}/files`, {
      method: 'POST',
      headers: { ...headers, 'upload-length': String(film.length), 'upload-metadata': `filename ${Buffer.from('phim.mp4').toString('base64')}` },
    });
    await begun.body.dump();
    const address = new URL(String(begun.headers.location), system.origin);
    let status: unknown;
    for (let at = 0; at < film.length; at += chunk) {
      const answer = await request(address, {
        method: 'PATCH',
        headers: { ...headers, 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' },
        body: film.subarray(at, at + chunk),
      });
      await answer.body.dump();
      if (answer.statusCode !== 204) throw new Error(`${answer.statusCode} at ${at}`);
      status = answer.headers['x-file-status'];
    }
    if (status !== 'READY') throw new Error(`the film is ${String(status)}`);
  });

const processes = (JSON.parse(await readFile(path.join(system.dataDir, 'processes.json'), 'utf8')) as { name: string; pid: number }[]).filter(({ name }) =>
  ['gateway', 'cases'].includes(name),
);
/** Megabytes of the two processes that the bytes pass through. */
async function memory(): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', processes.map(({ pid }) => String(pid)).join(',')]);
  return (
    stdout
      .trim()
      .split(/\s+/)
      .reduce((sum, kilobytes) => sum + Number(kilobytes), 0) / 1_024
  );
}

const rows: string[][] = [];
const ratios: number[] = [];
try {
  await uploaded(CHUNK_BYTES); // the first one loads what is loaded late
  for (let round = 1; round <= ROUNDS; round++) {
    const before = await memory();
    let most = before;
    const watching = setInterval(() => void memory().then((now) => (most = Math.max(most, now))), MEMORY_EVERY_MS);
    const [floor, whole, chunked] = [await copied(), await uploaded(film.length), await uploaded(CHUNK_BYTES)];
    clearInterval(watching);
    ratios.push(floor / whole);
    for (const [name, taken] of [
      ['cp and fsync', floor],
      ['tus, one request', whole],
      [`tus, ${CHUNK_BYTES / 1e6} MB a request`, chunked],
    ] as const)
      rows.push([
        `${round}. ${name}`,
        rounded(film.length / 1e6 / taken, 0),
        rounded(taken, 2),
        name === 'cp and fsync' ? '' : `${rounded(before, 0)} → ${rounded(most, 0)}`,
      ]);
  }
  await report('upload', `P16 Upload: a video of ${MEGABYTES} MB`, ['what', 'MB/s', 'seconds', 'MB of memory before → most'], rows, [
    'Client, services and disk share this machine. Each film is checked, its metadata overwritten, and on the disk (fsync) when it is READY.',
    `Median of the ratios, one request to cp: ${rounded(quantile(ratios, 0.5), 2)}. Target: 0.50, memory flat.`,
  ]);
} finally {
  await rm(folder, { recursive: true });
}
await system.stop();
process.exit(0);
