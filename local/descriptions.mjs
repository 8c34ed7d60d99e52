// `npm run check`: what a client sees of the graph says what it is. A type, field, argument or enum value without a description is refused;
// those that had none when this check began stand in undescribed.txt, and that list may only become shorter. `--shrink` takes out what is no longer true.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isSpecifiedScalarType } from 'graphql';
import { ROOT } from './settings.mjs';

const LIST = join(import.meta.dirname, 'undescribed.txt');

/**
 * The names in a schema that have no description: `Type`, `Type.field`, `Type.field(argument)`, `Enum.VALUE`; sorted.
 * @param {string} sdl
 * @returns {string[]}
 */
export function undescribed(sdl) {
  const names = [];
  const look = (name, { description }) => void (description?.trim() || names.push(name));
  const schema = buildSchema(sdl);
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    if (!roots.has(type)) look(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field);
      for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name})`, argument);
    }
  }
  return names.sort((a, b) => (a < b ? -1 : 1));
}

/**
 * What is wrong: names that are new without a description, and names in the list that are described or gone by now.
 * @param {readonly string[]} found @param {readonly string[]} allowed
 */
export function compare(found, allowed) {
  const now = new Set(found);
  const before = new Set(allowed);
  return { fresh: found.filter((name) => !before.has(name)), stale: allowed.filter((name) => !now.has(name)) };
}

function main() {
  const found = undescribed(readFileSync(join(ROOT, 'packages/graph/api.graphql'), 'utf8'));
  const allowed = readFileSync(LIST, 'utf8').split('\n').filter(Boolean);
  const { fresh, stale } = compare(found, allowed);
  if (process.argv.includes('--shrink')) {
    writeFileSync(
      LIST,
      allowed
        .filter((name) => !stale.includes(name))
        .map((name) => `${name}\n`)
        .join(''),
    );
    console.log(`${stale.length} names taken out, ${allowed.length - stale.length} left`);
  } else if (stale.length > 0) {
    console.error(`Described or gone by now; run \`node local/descriptions.mjs --shrink\` and commit:\n  ${stale.join('\n  ')}`);
    process.exitCode = 1;
  }
  if (fresh.length === 0) return;
  console.error(`Without a description (shape, unit, who may see it):\n  ${fresh.join('\n  ')}`);
  process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) main();
