import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Person, type Province } from '../testing/province.ts';
import { REPORT, submit } from '../testing/reports.ts';
import { scan } from './scanner.ts';

const CLAMD = process.env.CLAMD_PROGRAM ?? '/usr/sbin/clamd';
/** In two halves, so that no scanner takes this file for it. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const SOON_MS = 20_000;

let folder: string;
let socket: string;
let place: Province;
let citizen: Person;
let clamd: ChildProcess | null = null;

beforeAll(async () => {
  if (!existsSync(CLAMD)) throw new Error(`No clamd at ${CLAMD}: install one (apt-get install clamav-daemon, as root) or name it by CLAMD_PROGRAM.`);
  folder = await mkdtemp(join(tmpdir(), 'pakn-clamd-'));
  // clamd refuses to share a folder that others cannot enter when it gives up root.
  await chmod(folder, 0o755);
  socket = join(folder, 'clamd.sock');
  // Debian's package has no signatures: one line that finds the test file of the trade.
  await writeFile(join(folder, 'eicar.ndb'), `Eicar-Test-Signature:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
  await writeFile(
    join(folder, 'clamd.conf'),
    [`LocalSocket ${socket}`, `DatabaseDirectory ${folder}`, 'Foreground yes', 'StreamMaxLength 600M', `TemporaryDirectory ${folder}`, ''].join('\n'),
  );
  place = await province({ env: { CLAMD: socket } });
  citizen = place.citizen();
});
afterAll(async () => {
  clamd?.kill();
  await place.close();
  await rm(folder, { recursive: true });
});

async function startScanner(): Promise<void> {
  clamd = spawn(CLAMD, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  const probe = join(folder, 'probe');
  await writeFile(probe, 'a');
  await expect.poll(() => scan({ path: socket }, probe).catch(() => 'away'), { timeout: SOON_MS }).toBeNull();
}

const TUS = { 'tus-resumable': '1.0.0' };
async function upload(text: string): Promise<{ path: string; status: string | null; problem: string | null }> {
  const content = new TextEncoder().encode(text);
  const name = Buffer.from('a.txt').toString('base64');
  const begun = await citizen.raw('/files', {
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(content.length), 'upload-metadata': `filename ${name}` },
  });
  const path = begun.headers.get('location') ?? '';
  const answer = await citizen.raw(path, {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: content,
  });
  return { path, status: answer.headers.get('x-file-status'), problem: answer.headers.get('x-file-problem') };
}
const statusOf = async (path: string): Promise<string | null> => (await citizen.raw(path, { method: 'HEAD', headers: TUS })).headers.get('x-file-status');
const idOf = (path: string): string => path.split('/').at(-1) ?? '';

describe('B-11 S15: the scanner', () => {
  it('a file waits in quarantine while the scanner is away, and is taken or refused when it is back', { timeout: 60_000 }, async () => {
    const [clean, infected] = [await upload('Biên bản làm việc'), await upload(EICAR)];
    expect([clean.status, infected.status, await statusOf(clean.path)]).toEqual(['SCANNING', 'SCANNING', 'SCANNING']);
    expect(await submit(citizen, { ...REPORT, attachmentIds: [idOf(clean.path)] })).toMatchObject({ code: 'FILE_NOT_READY' });
    expect((await citizen.raw(`/files/a/${idOf(clean.path)}`)).status, 'nobody is served it').toBe(404);
    await startScanner();
    expect([await statusOf(clean.path), await statusOf(infected.path)]).toEqual(['READY', 'REFUSED']);
    expect((await submit(citizen, { ...REPORT, attachmentIds: [idOf(clean.path)] })).__typename).toBe('Case');
    expect(await upload(`Kính gửi. ${EICAR}`)).toMatchObject({ status: 'REFUSED', problem: 'INFECTED' });
    const refused = await submit(citizen, { ...REPORT, attachmentIds: [idOf(infected.path)] });
    expect(refused).toMatchObject({ code: 'FILE_REFUSED', fields: [{ message: expect.stringContaining('mã độc') }] });
  });

  it('what waits is tried again without anybody asking', { timeout: 60_000 }, async () => {
    const running = clamd;
    const ended = new Promise((resolve) => running?.once('exit', resolve));
    running?.kill();
    await ended;
    const { path, status } = await upload('Biên bản thứ hai');
    expect(status).toBe('SCANNING');
    await startScanner();
    const status2 = async (): Promise<string | undefined> =>
      (await place.cases.services.pool.query<{ status: string }>('select status from cases.attachment where id = $1', [idOf(path)])).rows[0]?.status;
    await expect.poll(status2, { timeout: SOON_MS }).toBe('READY');
  });

  it('the metrics say that there is one', async () => {
    expect(await (await fetch(`${place.cases.url}/metrics`)).text()).toMatch(/^upload_scanner_configured 1$/m);
  });

  it('an answer that is neither yes nor no is no verdict', async () => {
    const file = join(folder, 'probe');
    for (const answer of ['INSTREAM size limit exceeded. ERROR\0', 'stream: OK FOUND', '', 'OK\0', 'stream: x OK\0']) {
      const server = createServer((connection) =>
        connection
          .resume()
          .on('error', () => {})
          .end(answer),
      ).listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const verdict = await scan({ host: '127.0.0.1', port }, file).then(
        (found) => found ?? 'CLEAN',
        () => 'UNKNOWN',
      );
      server.close();
      expect(verdict, answer).toBe(answer === 'stream: OK FOUND' ? 'OK' : 'UNKNOWN');
    }
  });
});
