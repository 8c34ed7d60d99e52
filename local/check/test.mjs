// `npm test`: builds, then runs every test there is, on a real PostgreSQL and in a real browser. The last line is `N passed, N failed`.
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inspect } from 'node:util';
import { startVitest } from 'vitest/node';
import { build } from '../build/build.mjs';
import { ROOT } from '../settings.mjs';

/**
 * Passes, one after another; the lanes of a pass run at once, what stands in a lane one after another. Journeys wait for pages more than they work; what watches
 * the clock comes last, alone.
 */
const PASSES = [[[['unit', 'ui', 'int-*']]], [[['e2e']], [['e2e-pages'], ['e2e-own-system']], [['e2e-attack']]], [[['e2e-timed']]]];
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SCANNER = process.env.CLAMD_PROGRAM ?? '/usr/sbin/clamd';

/** @typedef {{ passed: number, failed: number }} Tally */

/** @returns {Promise<Tally>} */
async function runProjects(projects, filters) {
  const vitest = await startVitest('test', filters, {
    run: true,
    watch: false,
    root: ROOT,
    config: join(ROOT, 'vitest.config.ts'),
    project: projects,
    passWithNoTests: true,
  });
  const tally = tallyOf(vitest, await vitest.globTestSpecifications(filters));
  await vitest.close();
  return tally;
}

/** A skipped test counts as failed, and so does a file that was not run or an error outside of any test: nothing is passed over in silence. */
function tallyOf(vitest, wanted) {
  const tally = { passed: 0, failed: 0 };
  const fail = (what) => {
    tally.failed += 1;
    console.error(`FAILED ${what}`);
  };
  const modules = vitest.state.getTestModules();
  const ran = new Set(modules.map(({ moduleId, project }) => `${project.name} ${moduleId}`));
  // When the setup of a project fails, none of its files appears among the results.
  for (const { moduleId, project } of wanted) if (!ran.has(`${project.name} ${moduleId}`)) fail(`${relative(ROOT, moduleId)} was not run`);
  for (const module of modules) {
    if (module.errors().length > 0) fail(`${module.relativeModuleId}: the file does not load`);
    for (const suite of module.children.allSuites())
      if (suite.errors().length > 0) fail(`${module.relativeModuleId}: ${suite.fullName} (before or after its tests)`);
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') tally.passed += 1;
      else fail(`${module.relativeModuleId}: ${test.fullName}${state === 'failed' ? '' : ` was not run (${state})`}`);
    }
  }
  for (const error of vitest.state.getUnhandledErrors()) fail(`outside of any test: ${error?.message ?? inspect(error)}`);
  return tally;
}

async function main() {
  const filters = process.argv.slice(2);
  const total = { passed: 0, failed: 0 };
  if (!existsSync(BROWSER)) console.error(`There is no Chromium at ${BROWSER}: install one or name it by CHROMIUM. The tests that need a browser will fail.`);
  if (!existsSync(SCANNER))
    console.error(`There is no clamd at ${SCANNER}: install one (Debian: clamav-daemon) or name it by CLAMD_PROGRAM. The test of the virus scanner will fail.`);
  try {
    await build();
    for (const pass of PASSES)
      await Promise.all(
        pass.map(async (lane) => {
          for (const projects of lane) {
            const { passed, failed } = await runProjects(projects, filters);
            total.passed += passed;
            total.failed += failed;
          }
        }),
      );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total.failed += 1;
  }
  const green = total.failed === 0 && total.passed > 0;
  // Written synchronously, and the exit not left to handles that a test may have forgotten: this must be the last line.
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`, () => process.exit(green ? 0 : 1));
}

await main();
