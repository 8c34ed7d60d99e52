// `npm run events:give-back [-- --consumer name]`: gives every consumer of the running system, or the named one, the events again that it could not take.
import { parseArgs } from 'node:util';
import { runServiceProgram } from './service-program.mjs';
import { SUBGRAPHS } from '../run/services.mjs';

const { values } = parseArgs({ options: { consumer: { type: 'string' } } });
// A consumer's name begins with its subgraph's.
const owners = SUBGRAPHS.filter((name) => values.consumer === undefined || values.consumer.startsWith(`${name}.`));
if (owners.length === 0) {
  console.error(`No subgraph has a consumer ${values.consumer}: its name begins with ${SUBGRAPHS.join('., ')}.`);
  process.exitCode = 1;
}
for (const name of owners) runServiceProgram(name, 'give-back.js', values.consumer === undefined ? [] : ['--consumer', values.consumer]);
