import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startPostgres } from '../database/postgres.mjs';
import { freePort, isAlive, isGone } from './processes.mjs';
import { Keeper, serviceKind } from './supervisor.mjs';

/** How often each process is killed; the full figure is taken with RUNS=50. */
const RUNS = Number(process.env.RUNS ?? 3);
const BACK_WITHIN_MS = 1_000;
const END_WITH_PARENT = fileURLToPath(new URL('end-with-parent.mjs', import.meta.url));
const SERVICE = `
import { createServer } from 'node:http';
const server = createServer((_, answer) => answer.end(String(process.pid))).listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;

let folder: string;
const keepers: Keeper[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pakn-supervisor-'));
});

afterEach(async () => {
  await Promise.all(keepers.splice(0).map((keeper) => keeper.stop()));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function keep(program: string, main = join(folder, `${crypto.randomUUID()}.mjs`)): Promise<Keeper> {
  await writeFile(main, program);
  const port = await freePort();
  const env = { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: String(port) };
  const keeper = new Keeper(serviceKind({ name: 'probe', main, port, env }, { logFile: `${main}.log`, endWithParent: END_WITH_PARENT }), {
    onChange: () => {},
    say: () => {},
    askHealthEveryMs: 100,
  });
  keepers.push(keeper);
  await keeper.keep();
  return keeper;
}

async function ready(keeper: Keeper, timeout = 10_000): Promise<void> {
  await vi.waitFor(() => expect(keeper.isReady).toBe(true), { timeout, interval: 10 });
}

describe('a supervised service', () => {
  it(`R1: is back within a second after kill -9, ${RUNS} times`, async () => {
    const keeper = await keep(SERVICE);
    for (let run = 0; run < RUNS; run += 1) {
      await ready(keeper);
      const before = keeper.pid ?? 0;
      process.kill(before, 'SIGKILL');
      await vi.waitFor(() => expect(keeper.pid).not.toBe(before), { timeout: BACK_WITHIN_MS, interval: 5 });
      await ready(keeper);
    }
  });

  it('R12: is noticed when it hangs, and back within 15 s', async () => {
    const keeper = await keep(SERVICE);
    await ready(keeper);
    const before = keeper.pid ?? 0;
    process.kill(before, 'SIGSTOP');
    await vi.waitFor(() => expect(keeper.pid !== before && keeper.isReady).toBe(true), { timeout: 16_000, interval: 50 });
    expect(isAlive(before)).toBe(false);
  });

  it('is given more and more time when it dies before it was ever ready', async () => {
    const keeper = await keep('process.exit(1)');
    await vi.waitFor(() => expect(keeper.failures).toBeGreaterThanOrEqual(4), { timeout: 10_000, interval: 10 });
    expect(keeper.isReady).toBe(false);
  });

  it('is named when it was not built', () => {
    expect(() =>
      serviceKind({ name: 'cases', main: join(folder, 'nothing/main.js'), port: 1, env: {} }, { logFile: '', endWithParent: END_WITH_PARENT }),
    ).toThrow(/cases was not built.*npm run build/);
  });

  it('does not come back during a stop', async () => {
    const keeper = await keep(SERVICE);
    await ready(keeper);
    const pid = keeper.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    await Promise.all([keeper.stop(), keeper.stop()]);
    expect(keeper.pid === undefined || !isAlive(keeper.pid)).toBe(true);
  });

  it('drains itself when its supervisor is killed', async () => {
    const main = join(folder, 'child.mjs');
    await writeFile(main, `${SERVICE} process.on('exit', (code) => console.log('drained', code)); console.log('up', process.pid);`);
    const script = `import { spawn } from 'node:child_process'; const child = spawn(process.execPath, ['--import', ${JSON.stringify(END_WITH_PARENT)}, ${JSON.stringify(main)}], { detached: true, stdio: ['pipe', 'inherit', 'inherit'], env: { PORT: '0' } });`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    owner.stdout.on('data', (text: Buffer) => (said += text.toString()));
    const pid = await vi.waitFor(() => Number(/up (\d+)/.exec(said)?.[1] ?? expect.fail('not up')), { timeout: 10_000, interval: 10 });
    owner.kill('SIGKILL');
    expect(await isGone(pid, 5_000)).toBe(true);
    await vi.waitFor(() => expect(said).toContain('drained 0'), { timeout: 2_000, interval: 10 });
  });
});

describe('the embedded PostgreSQL', () => {
  it(`R1: comes back on its port with every committed row after kill -9, ${RUNS} times`, async () => {
    const directory = join(folder, 'killed');
    const port = await freePort();
    const start = () => startPostgres({ directory, password: 'p', port });
    const keeper = new Keeper({ name: 'postgres', port, start, isReady: () => Promise.resolve(true) }, { onChange: () => {}, say: () => {} });
    keepers.push(keeper);
    await keeper.keep();
    const ask = async (sql: string): Promise<number> => {
      const client = new pg.Client({ connectionString: `postgres://postgres:p@127.0.0.1:${port}/postgres` });
      client.on('error', () => {});
      await client.connect();
      const { rows } = await client.query<{ count: string }>(sql);
      await client.end();
      return Number(rows[0]?.count ?? 0);
    };
    await ask('create table kept (n int)');
    for (let run = 1; run <= RUNS; run += 1) {
      await ask(`insert into kept values (${run})`);
      const before = keeper.pid ?? 0;
      process.kill(before, 'SIGKILL');
      await vi.waitFor(() => expect(keeper.pid !== before && keeper.isReady).toBe(true), { timeout: 10_000, interval: 10 });
      expect(await ask('select count(*) from kept')).toBe(run);
    }
  });

  it('is stopped and taken over when it outlived its owner, also below a folder that only its owner may enter', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'pakn-closed-'));
    const directory = join(closed, 'postgres');
    const first = await startPostgres({ directory, password: 'p' });
    const second = await startPostgres({ directory, password: 'p' });
    expect(isAlive(first.pid)).toBe(false);
    expect(second.pid).not.toBe(first.pid);
    await second.stop();
    expect(isAlive(second.pid)).toBe(false);
    await rm(closed, { recursive: true });
  });

  it('starts although a dead one left its mark and the number is another process by now', async () => {
    const directory = join(folder, 'marked');
    await (await startPostgres({ directory, password: 'p' })).stop();
    await writeFile(join(directory, 'postmaster.pid'), `${process.pid}\n${directory}\n`);
    const server = await startPostgres({ directory, password: 'p' });
    expect(await readFile(join(directory, 'postmaster.pid'), 'utf8')).toContain(String(server.pid));
    await server.stop();
  });
});
