// `npm run check`: what a client sees of the graph says what it is. A type, field, argument or enum value without a description is refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isSpecifiedScalarType } from 'graphql';
import { ROOT } from '../settings.mjs';

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

function main() {
  const names = undescribed(readFileSync(join(ROOT, 'packages/graph/api.graphql'), 'utf8'));
  if (names.length === 0) return;
  console.error(`Without a description (shape, unit, who may see it):\n  ${names.join('\n  ')}`);
  process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) main();
