import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeData, startSystem } from '../e2e/running-system.ts';

export interface Measured {
  origin: string;
  dataDir: string;
  /** The database as the owner of all schemas, for the floors. */
  database: string;
  stop(): Promise<void>;
}

/** A system of its own, or the running one that ORIGIN and DATA_DIR name. */
export async function measuredSystem(): Promise<Measured> {
  const { ORIGIN, DATA_DIR } = process.env;
  if (ORIGIN && DATA_DIR) return { origin: ORIGIN, dataDir: DATA_DIR, database: await ownerAddress(DATA_DIR), stop: async () => {} };
  const dataDir = await mkdtemp(path.join(tmpdir(), 'pakn-bench-'));
  const system = await startSystem(dataDir);
  return {
    origin: system.origin,
    dataDir,
    database: await ownerAddress(dataDir),
    stop: async () => {
      await system.stop();
      await removeData(dataDir);
    },
  };
}

async function ownerAddress(dataDir: string): Promise<string> {
  const { passwords } = JSON.parse(await readFile(path.join(dataDir, 'secrets.json'), 'utf8')) as { passwords: Record<string, string> };
  const processes = JSON.parse(await readFile(path.join(dataDir, 'processes.json'), 'utf8')) as { name: string; port: number }[];
  return `postgres://pakn_owner:${passwords.pakn_owner}@127.0.0.1:${processes.find((each) => each.name === 'postgres')?.port}/pakn`;
}
