// `npm run check`: everything about the sources that a machine can judge without running them. All failures are shown, not only the first.
import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../settings.mjs';

const bin = (name) => join(ROOT, 'node_modules/.bin', name);
const ROOMS = ['gateway', 'mailbox', 'subgraphs', 'packages', 'frontends', 'e2e', 'bench', 'local'].filter((room) => existsSync(join(ROOT, room)));

/** @type {{ title: string, command: string[], cwd?: string, after?: string }[]} `after`: runs only when the check of that title has passed */
const CHECKS = [
  { title: 'format (npm run fix)', command: [bin('oxfmt'), '--check', '.'] },
  { title: 'types of the services', command: [bin('tsc'), '-b'] },
  { title: 'types of their tests', command: [bin('tsc'), '-p', 'tsconfig.tests.json'] },
  // What follows reads what these two make; a clean clone has neither.
  ...globSync('frontends/*/codegen.ts', { cwd: ROOT })
    .toSorted()
    .map((file) => ({ title: `what ${join(file, '..')} generates`, command: ['npm', 'run', '--silent', 'codegen'], cwd: join(ROOT, file, '..') })),
  { title: 'lint', command: [bin('oxlint'), '--deny-warnings'], after: 'types of the services' },
  { title: 'types of local', command: [bin('tsc'), '-p', 'local'], after: 'types of the services' },
  ...(existsSync(join(ROOT, 'e2e/tsconfig.json')) ? [{ title: 'types of e2e', command: [bin('tsc'), '-p', 'e2e'], after: 'types of the services' }] : []),
  ...globSync('{frontends/*,packages/{ui,graph}}/tsconfig.json', { cwd: ROOT })
    .toSorted()
    .map((file) => ({ title: `types of ${join(file, '..')}`, command: [bin('vue-tsc'), '--noEmit'], cwd: join(ROOT, file, '..') })),
  { title: 'landed migrations are as they were', command: [process.execPath, 'local/database/landed-migrations.mjs'] },
  { title: 'arrows between the rooms', command: [bin('depcruise'), ...ROOMS, '--config', '.dependency-cruiser.cjs'] },
  { title: 'decisions are pure', command: [bin('depcruise'), 'subgraphs/cases/src', 'packages', '--config', '.dependency-cruiser.purity.cjs'] },
  { title: 'dead code', command: [bin('knip'), '--no-progress'] },
  { title: 'the committed graph is the composed one', command: [process.execPath, 'local/build/compose.mjs', '--check'], after: 'types of the services' },
  { title: 'every class of a style sheet is on a screen', command: [process.execPath, 'local/check/unused-classes.mjs'] },
  { title: 'the graph describes itself', command: [process.execPath, 'local/check/descriptions.mjs'] },
];

function run({ command, cwd = ROOT }) {
  return new Promise((resolve) => {
    const child = spawn(command[0], command.slice(1), { cwd, env: { ...process.env, FORCE_COLOR: '0' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

const failed = new Set();
for (const check of CHECKS) {
  if (check.after && failed.has(check.after)) {
    failed.add(check.title);
    console.log(`✘ ${check.title}: needs "${check.after}"`);
    continue;
  }
  const { code, output } = await run(check);
  console.log(`${code === 0 ? '✔' : '✘'} ${check.title}`);
  if (code === 0) continue;
  failed.add(check.title);
  console.log(output.trimEnd().replaceAll(/^/gm, '    '));
}
console.log(failed.size === 0 ? `all ${CHECKS.length} checks hold` : `${failed.size} of ${CHECKS.length} checks fail: ${[...failed].join(', ')}`);
process.exitCode = failed.size === 0 ? 0 : 1;
