// `npm run bench -- <name>`: starts a system of its own (or takes ORIGIN and DATA_DIR of a running one), measures, prints one table and writes it beside the code.
import { existsSync } from 'node:fs';
const [name] = process.argv.slice(2);
const file = new URL(`./${name}.ts`, import.meta.url);
if (!name || !existsSync(file)) {
  console.error('npm run bench -- <alert | submit | stats | upload | growth | search | pages | equal-times | accessibility>');
  process.exit(2);
}
await import(file.href);
