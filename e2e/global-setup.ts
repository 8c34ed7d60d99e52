import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import type { System } from './outside/people.ts';
import { removeData, startSystem } from './running-system.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The system that all journeys share. */
    system: System;
  }
}

/** Starts the whole system once for all journeys, with a data folder of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'pakn-e2e-'));
  const system = await startSystem(dataDir).catch(async (error: unknown) => {
    await removeData(dataDir);
    throw error;
  });
  project.provide('system', { origin: system.origin, dataDir });
  return async () => {
    await system.stop();
    await removeData(dataDir);
  };
}
