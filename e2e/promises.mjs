// What `npm run faults` and `npm run attack` share: the tests that name a promise of spec 06 are run, and each promise is printed beside what was seen.
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{ passed: number, failed: string[], seen: string[] }} Row */

/**
 * Runs the tests that name one of the promises asked for on the command line (all without arguments), prints the table and ends the process: 0 when
 * every promise was held, 1 when one was broken or nothing showed it, 2 for a promise that there is not.
 * @param {string} command its name in package.json
 * @param {Record<string, string>} promises id → what is promised
 * @param {string[]} patterns where its tests lie
 */
export async function holdPromises(command, promises, patterns) {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((id) => !(id in promises));
  if (unknown.length > 0) {
    console.error(`There is no promise ${unknown.join(', ')}: npm run ${command} [-- ${Object.keys(promises).join(' | ')}]`);
    process.exit(2);
  }
  const ids = asked.length > 0 ? asked : Object.keys(promises);
  const folder = mkdtempSync(join(tmpdir(), `pakn-${command}-seen-`));
  process.env.OBSERVED_FILE = join(folder, 'observed.ndjson');
  /** @type {Record<string, Row>} */
  const rows = Object.fromEntries(ids.map((id) => [id, { passed: 0, failed: [], seen: [] }]));
  await runTests(ids, patterns, rows);
  if (existsSync(process.env.OBSERVED_FILE))
    for (const line of readFileSync(process.env.OBSERVED_FILE, 'utf8').split('\n').filter(Boolean)) {
      const { promise, what } = JSON.parse(line);
      rows[promise]?.seen.push(what);
    }
  rmSync(folder, { recursive: true });
  const broken = printTable(promises, rows);
  process.stdout.write(`${ids.length - broken} promises held, ${broken} broken\n`, () => process.exit(broken === 0 ? 0 : 1));
}

/** An id as a word of its own: S1 is not in S14 and S8-S12 is one id. */
const wordOf = (ids) => `(?<![\\w-])(?:${ids.join('|')})(?![\\w-])`;

/** @param {string[]} ids @param {string[]} patterns @param {Record<string, Row>} rows */
async function runTests(ids, patterns, rows) {
  const named = (text) => ids.filter((each) => new RegExp(wordOf([each])).test(text));
  const title = new RegExp(`(?:describe|it|test)(?:\\.each)?\\([^)]*?['"\`][^'"\`]*${wordOf(ids)}`);
  const files = globSync(patterns, { cwd: ROOT, exclude: (name) => name.endsWith('node_modules') || name.endsWith('dist') }).filter((file) =>
    title.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  const projects = [
    { project: 'int-*', wanted: files.filter((file) => !file.startsWith('e2e/')) },
    { project: 'e2e*', wanted: files.filter((file) => file.startsWith('e2e/')) },
  ];
  for (const { project, wanted } of projects.filter((each) => each.wanted.length > 0)) {
    // Whole files: some tests go on where the one before them stopped.
    const vitest = await startVitest('test', wanted, { run: true, watch: false, root: ROOT, config: join(ROOT, 'vitest.config.ts'), project: [project] });
    const ran = new Set(vitest.state.getTestModules().map((module) => module.relativeModuleId));
    // A file whose system did not start has no tests at all, and holds nothing.
    for (const file of wanted.filter((each) => !ran.has(each)))
      for (const id of named(readFileSync(join(ROOT, file), 'utf8'))) rows[id].failed.push(`${file} (did not run)`);
    for (const module of vitest.state.getTestModules())
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        for (const id of named(test.fullName)) {
          if (state === 'passed') rows[id].passed += 1;
          else rows[id].failed.push(`${module.relativeModuleId}: ${test.fullName} (${state})`);
        }
      }
    await vitest.close();
  }
}

/** @param {Record<string, string>} promises @param {Record<string, Row>} rows */
function printTable(promises, rows) {
  let broken = 0;
  console.log(`\n${'promise'.padEnd(107)} observed`);
  for (const [id, { passed, failed, seen }] of Object.entries(rows)) {
    const held = failed.length === 0 && passed > 0;
    if (!held) broken += 1;
    console.log(`${id.padEnd(7)}${promises[id].padEnd(100)} ${held ? 'held' : 'BROKEN'}, ${passed} of ${passed + failed.length} tests`);
    for (const line of [...seen, ...failed]) console.log(`${' '.repeat(108)}${line}`);
  }
  return broken;
}
