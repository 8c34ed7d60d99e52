import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { System } from '../outside/people.ts';

/** Linux counts processor time in hundredths of a second, for every architecture that Node runs on. */
const MS_PER_TICK = 10;

/** Processor time of the gateway so far, in ms: user and system. */
export async function gatewayMs({ dataDir }: System): Promise<number> {
  const processes = JSON.parse(await readFile(path.join(dataDir, 'processes.json'), 'utf8')) as { name: string; pid: number }[];
  const stat = await readFile(`/proc/${processes.find(({ name }) => name === 'gateway')?.pid}/stat`, 'utf8');
  // After the name in brackets, which may hold anything: fields 14 and 15 of the whole.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
