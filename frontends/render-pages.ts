// Builds the public front end's server program aside and has it render pages as the gateway does, of made-up answers: `node render-pages.ts <folder>`. What to render
// comes as JSON by stdin, what was rendered goes out by stdout.
import { execFileSync } from 'node:child_process';
import { mock } from 'node:test';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { madeUpAnswers, type Fullness } from './made-up-answers.ts';

/** A page to render, and when. */
export interface Wanted {
  path: string;
  language: 'vi' | 'en';
  fullness: Fullness;
}
/** What a page is, as the gateway sends it. Null: it is not for the server. */
export type Rendered = { html: string; path: string; data: object } | null;

const [folder = ''] = process.argv.slice(2);
const { now, wanted } = JSON.parse(await text(process.stdin)) as { now: number; wanted: Wanted[] };
const here = join(import.meta.dirname, 'public');
execFileSync(join(here, '../../node_modules/.bin/vite'), ['build', '--config', 'vite.server.config.ts', '--logLevel', 'error'], {
  ...{ cwd: here, stdio: ['ignore', 'inherit', 'inherit'] },
  env: { ...process.env, NODE_ENV: 'production', OUT_DIR: folder },
});
const { render } = (await import(pathToFileURL(join(folder, 'server.js')).href)) as {
  render(request: { path: string; language: 'vi' | 'en' }, execute: unknown): Promise<Rendered>;
};
mock.timers.enable({ apis: ['Date'], now });
const rendered: Rendered[] = [];
for (const { path, language, fullness } of wanted) rendered.push(await render({ path, language }, await madeUpAnswers(fullness)));
process.stdout.write(JSON.stringify(rendered));
