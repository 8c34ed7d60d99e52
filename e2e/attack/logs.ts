import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { System } from '../outside/people.ts';

const SERVICES = ['gateway', 'accounts', 'cases', 'stats'];
const ERROR_LEVEL = 50;

export type Marks = Record<string, number>;
const logOf = (system: System, name: string): string => path.join(system.dataDir, 'logs', `${name}.log`);

/** Where each log ends now. */
export async function marksOf(system: System): Promise<Marks> {
  return Object.fromEntries(await Promise.all(SERVICES.map(async (name) => [name, (await stat(logOf(system, name))).size] as const)));
}

/** What the services have logged since then; without marks, all. */
export async function saidSince(system: System, marks: Marks): Promise<string[]> {
  const all = await Promise.all(SERVICES.map(async (name) => (await readFile(logOf(system, name))).subarray(marks[name]).toString().split('\n')));
  return all.flat().filter(Boolean);
}

/** Lines of the level of an error. */
export const errorsIn = (lines: readonly string[]): string[] =>
  lines.filter((line) => {
    try {
      return (JSON.parse(line) as { level?: number }).level! >= ERROR_LEVEL;
    } catch {
      return /error/i.test(line); // what a process says when it dies
    }
  });
