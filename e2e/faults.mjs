// `npm run faults`: makes the faults of spec 06 on systems of its own and on real databases, and prints what was promised beside what was seen.
// RUNS says how often each is made: RUNS=50 for the full counts (R19 then lasts 1,000 s). `npm run faults -- R9 R12`: only these.
import { globSync, mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROMISES = {
  R1: 'kill -9 of any process under load: no acknowledged report lost, none half-written',
  R2: 'an answer is lost, 20 send again with one key: one case, the same code',
  R3: 'sockets are cut at random: no event missed, none of another desk, order kept',
  R4: '12 writers with slow transactions: no event skipped',
  R7: 'stats or accounts gone or hanging: filing goes on, the inbox lists its rows, partial data within 1 s',
  R8: 'a lock or a deadlock under a consumer: tried again, nothing parked that passes',
  R9: 'PostgreSQL restarts: no service ends, first success within 5 s',
  R11: 'disk full: 503/507 with Retry-After, reading works, no process ends for a log, recovers by itself',
  R12: 'a service or PostgreSQL hangs: 503 within 3 s, a service is replaced within 15 s',
  R14: 'a socket that does not read: bounded, closed, resumes by its cursor',
  R18: "clock skew: deadlines by the database's clock",
  R19: 'under steady use memory, descriptors and connections stay flat',
};
const asked = process.argv.slice(2);
const unknown = asked.filter((id) => !(id in PROMISES));
if (unknown.length > 0) {
  console.error(`There is no promise ${unknown.join(', ')}: npm run faults [-- ${Object.keys(PROMISES).join(' | ')}]`);
  process.exit(2);
}
const IDS = asked.length > 0 ? asked : Object.keys(PROMISES);
const namesOf = (text) => IDS.filter((id) => new RegExp(`\\b${id}\\b`).test(text));

/** Only files that name a promise in the title of a test or of a group. */
const mentions = (file) =>
  new RegExp(`(?:describe|it|test)(?:\\.each)?\\([^)]*?['"\`][^'"\`]*\\b(?:${IDS.join('|')})\\b`).test(readFileSync(join(ROOT, file), 'utf8'));
const files = globSync(['e2e/*.test.ts', '{gateway,local,packages,subgraphs}/**/*.int.test.ts'], {
  cwd: ROOT,
  exclude: (name) => name.endsWith('node_modules') || name.endsWith('dist'),
}).filter(mentions);

const folder = mkdtempSync(join(tmpdir(), 'pakn-faults-seen-'));
process.env.OBSERVED_FILE = join(folder, 'observed.ndjson');
/** @type {Record<string, { passed: number, failed: string[], seen: string[] }>} */
const rows = Object.fromEntries(IDS.map((id) => [id, { passed: 0, failed: [], seen: [] }]));

const PROJECTS = [
  { project: 'int', wanted: files.filter((file) => !file.startsWith('e2e/')) },
  { project: 'e2e', wanted: files.filter((file) => file.startsWith('e2e/')) },
];
for (const { project, wanted } of PROJECTS.filter((each) => each.wanted.length > 0)) {
  // Whole files: some tests go on where the one before them stopped.
  const vitest = await startVitest('test', wanted, { run: true, watch: false, root: ROOT, config: join(ROOT, 'vitest.config.ts'), project: [project] });
  const ran = new Set(vitest.state.getTestModules().map((module) => module.relativeModuleId));
  // A file whose system did not start has no tests at all, and holds nothing.
  for (const file of wanted.filter((each) => !ran.has(each)))
    for (const id of namesOf(readFileSync(join(ROOT, file), 'utf8'))) rows[id].failed.push(`${file} (did not run)`);
  for (const module of vitest.state.getTestModules())
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      for (const id of namesOf(test.fullName)) {
        if (state === 'passed') rows[id].passed += 1;
        else rows[id].failed.push(`${module.relativeModuleId}: ${test.fullName} (${state})`);
      }
    }
  await vitest.close();
}
if (existsSync(process.env.OBSERVED_FILE))
  for (const line of readFileSync(process.env.OBSERVED_FILE, 'utf8').split('\n').filter(Boolean)) {
    const { promise, what } = JSON.parse(line);
    rows[promise]?.seen.push(what);
  }
rmSync(folder, { recursive: true });

let broken = 0;
console.log(`\n${'promise'.padEnd(104)} observed`);
for (const [id, { passed, failed, seen }] of Object.entries(rows)) {
  const held = failed.length === 0 && passed > 0;
  if (!held) broken += 1;
  console.log(`${id.padEnd(4)}${PROMISES[id].padEnd(100)} ${held ? 'held' : 'BROKEN'}, ${passed} of ${passed + failed.length} tests`);
  for (const line of [...seen, ...failed]) console.log(`${' '.repeat(105)}${line}`);
}
process.stdout.write(`${IDS.length - broken} promises held, ${broken} broken\n`, () => process.exit(broken === 0 ? 0 : 1));
