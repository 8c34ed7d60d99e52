import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { THROWAWAY_SETTINGS, startPostgres, stopLeftover } from '../../../../local/database/postgres.mjs';
import type { Postgres } from '../../../../local/database/postgres.mjs';

const PREFIX = 'pakn-test-';

/** A PostgreSQL 18 that dies with the test run, and the superuser's password. */
export interface TestCluster extends Postgres {
  password: string;
}

/**
 * Starts a throwaway PostgreSQL in a new folder of the machine's temporary directory; `stop` removes the folder too.
 * What killed test runs have left behind is stopped and removed first.
 */
export async function startTestCluster(settings: Record<string, string> = {}): Promise<TestCluster> {
  await clearLeftovers();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  await writeFile(join(folder, 'owner'), String(process.pid));
  const password = randomBytes(12).toString('hex');
  const server = await startPostgres({ directory: join(folder, 'postgres'), password, settings: { ...THROWAWAY_SETTINGS, ...settings } });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...server, password, stop };
}

async function clearLeftovers(): Promise<void> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX)).map((name) => join(tmpdir(), name));
  for (const folder of folders) {
    const owner = Number(await readFile(join(folder, 'owner'), 'utf8').catch(() => ''));
    if (!owner || lives(owner)) continue;
    await stopLeftover(join(folder, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
