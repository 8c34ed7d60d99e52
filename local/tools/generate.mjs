// `npm run generate -- --cases N [--seed S]`: N cases over five years into the running system, for benchmarks. Each room writes its own schema; statistics
// follow the log by themselves. `--until <time>`: up to when the cases have lived; the same seed and time make the same cases.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withClient, OWNER } from '../database/roles.mjs';
import { readSettings, ROOT } from '../settings.mjs';
import { runningSystem } from './running-system.mjs';

/** What an operator types: nothing is written before it fits. */
function readArguments() {
  const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string', default: '1' }, until: { type: 'string' } } });
  const until = values.until === undefined ? new Date() : new Date(values.until);
  const fits = /^[1-9]\d*$/.test(values.cases ?? '') && /^\d+$/.test(values.seed) && !Number.isNaN(until.getTime()) && until <= new Date();
  if (!fits) throw new Error('npm run generate -- --cases N [--seed S] [--until 2026-11-28T11:00:00Z]: N from 1, S from 0, a time that is past.');
  return ['--cases', values.cases, '--seed', values.seed, '--until', until.toISOString()];
}

/** Runs a room's own program in the environment of its service. @throws Error when it fails */
function run(room, program, args) {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'local/tools/tool.mjs'), room, program, ...args], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`The generator of ${room} failed; what was written so far stays.`);
}

try {
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  const args = readArguments();
  const { urls } = runningSystem(readSettings(process.env));
  run('accounts', 'seed/generate', args);
  run('cases', 'generating/generate', args);
  // Plans are made by what the tables hold now, and indexes are believed without looking at the rows: what PostgreSQL does by itself, some minutes later.
  await withClient(urls[OWNER], (client) => client.query('vacuum (analyze)'));
  console.log(`Done: ${args.join(' ')}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
