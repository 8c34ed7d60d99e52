// Composes the three subgraphs' schemas into the static supergraph that the gateway serves, and the API schema that front ends are typed by.
// `node local/build/compose.mjs` writes both files, `--check` only compares them with the committed ones. Needs the built subgraphs (no database).
import { readFile, writeFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { parse, printSchema } from 'graphql';

const root = new URL('../../', import.meta.url);
const SUPERGRAPH = new URL('gateway/supergraph.graphql', root);
const API = new URL('packages/graph/api.graphql', root);

/** A thread of its own for each subgraph: type-graphql keeps one list of classes per thread, and two subgraphs both have a `Case`. */
function sdlOf(module) {
  const program = `import(${JSON.stringify(module)}).then(async ({ buildSchema }) => require('node:worker_threads').parentPort.postMessage((await buildSchema()).sdl))`;
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { eval: true });
    worker.once('message', (sdl) => {
      resolve(sdl);
      void worker.terminate();
    });
    worker.once('error', reject);
  });
}

const services = [];
for (const name of ['accounts', 'cases', 'stats']) {
  const sdl = await sdlOf(new URL(`subgraphs/${name}/dist/schema.js`, root).href);
  // The address is a name only: the gateway gets from its environment where each subgraph listens.
  services.push({ name, url: `http://${name}.subgraph/graphql`, typeDefs: parse(sdl) });
}
const composed = composeServices(services);
if (composed.errors?.length) {
  for (const error of composed.errors) console.error(`${error.message}\n`);
  process.exit(1);
}
const clashes = composed.hints.filter(({ definition }) => definition.code === 'INCONSISTENT_DESCRIPTION');
if (clashes.length > 0) {
  console.error('Described in two ways; one subgraph describes it, or all with the same words:');
  for (const { message } of clashes) console.error(`\n${message}`);
  process.exit(1);
}
const api = `${printSchema(Supergraph.build(composed.supergraphSdl).apiSchema().toGraphQLJSSchema())}\n`;
const files = [
  [SUPERGRAPH, `${composed.supergraphSdl}\n`],
  [API, api],
];
if (process.argv.includes('--check')) {
  const stale = [];
  for (const [file, text] of files) if ((await readFile(file, 'utf8').catch(() => '')) !== text) stale.push(file.pathname.slice(root.pathname.length));
  if (stale.length > 0) {
    console.error(`Not what the subgraphs compose to: ${stale.join(', ')}. Run \`npm run compose\` and commit.`);
    process.exit(1);
  }
} else for (const [file, text] of files) await writeFile(file, text);
