// `npm run release -- <front end> [--from <build>] [--at <address>] [--rollback]`: builds one front end and publishes it as a new version of the running system,
// without touching the others, the shell or a service. Pages that are open keep theirs; `--rollback` goes back to the version before.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { publish, publishFromElsewhere, rollBack } from '../release/published.mjs';
import { readSettings, ROOT } from '../settings.mjs';

const HOW = 'npm run release -- <front end> [--from <folder of a finished build> | --at <address of another origin> | --rollback]';

/** Builds into a folder of its own: what the start has built is being served. @throws Error when it does not build */
function build(name, folder) {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: join(ROOT, 'frontends', name),
    env: { ...process.env, NODE_ENV: 'production', OUT_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`${name} does not build; nothing was released.`);
}

async function main() {
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  const { values, positionals } = parseArgs({
    options: { from: { type: 'string' }, at: { type: 'string' }, rollback: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [name, ...more] = positionals;
  if (!name || more.length > 0 || !/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(HOW);
  const { dataDir } = readSettings(process.env);
  if (!existsSync(dataDir)) throw new Error(`There is no data folder ${dataDir}: start the system first (npm start), or name its folder by DATA_DIR.`);
  if (values.rollback) return console.log(`${name} is ${rollBack({ dataDir, name }) ?? 'what the start has built'} again.`);
  if (values.at)
    return console.log(`Released ${name} ${await publishFromElsewhere({ dataDir, name, at: values.at, origins: process.env.REMOTE_ORIGINS ?? '' })}.`);
  if (values.from) return console.log(`Released ${name} ${publish({ dataDir, name, build: resolve(values.from) })}.`);
  if (!existsSync(join(ROOT, 'frontends', name, 'vite.config.ts'))) throw new Error(`There is no front end ${name}.\n${HOW}`);
  const folder = mkdtempSync(join(tmpdir(), 'pakn-release-'));
  try {
    console.log(`Building ${name} …`);
    build(name, folder);
    console.log(`Released ${name} ${publish({ dataDir, name, build: folder })}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
