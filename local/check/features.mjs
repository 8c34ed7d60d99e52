// `npm run features`: which rows of the requirements have a test that shows them, by the ids in the tests' names.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../settings.mjs';

const TESTS = '{gateway,mailbox,subgraphs,packages,frontends,local,e2e}/**/*.test.ts';
const NAME = /\b(?:describe|test|it)(?:\.each\([^)]*\))?\(\s*(['"`])((?:(?!\1).)*)\1/gs;
/** Rows of functions (A3-01), of the product's own promises (B-02, X-05), of reliability, security and speed (R4, S2, P3). */
const ID = /\b(?:[A-D]\d?-\d{2}|X-\d{2}|[PRS]\d{1,2})\b/g;

const shownBy = new Map();
for (const file of globSync(TESTS, { cwd: ROOT, exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path) }).toSorted()) {
  for (const [, , name] of readFileSync(join(ROOT, file), 'utf8').matchAll(NAME)) {
    for (const [id] of name.matchAll(ID)) shownBy.set(id, [...(shownBy.get(id) ?? []), `${file}: ${name.trim()}`]);
  }
}
for (const id of [...shownBy.keys()].toSorted((a, b) => a.localeCompare(b))) {
  console.log(id);
  for (const test of shownBy.get(id)) console.log(`    ${test}`);
}
console.log(`${shownBy.size} rows are shown by a test`);
