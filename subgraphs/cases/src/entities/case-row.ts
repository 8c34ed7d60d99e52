import { EntitySchema, type EntityClass } from '@mikro-orm/postgresql';
import { Case } from './case.entity.ts';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The properties of an entity, as Kysely selects them: its only list of columns. The table of cases has what is generated for searching besides. */
export function propertiesOf<E extends object>(entity: EntityClass<E>): Exclude<keyof E, symbol>[] {
  const known = PROPERTIES.get(entity) ?? readProperties(entity);
  PROPERTIES.set(entity, known);
  return known as Exclude<keyof E, symbol>[];
}

/** They are asked for at each loading of a case. */
const PROPERTIES = new Map<EntityClass<object>, string[]>();

function readProperties(entity: EntityClass<object>): string[] {
  const schema = EntitySchema.REGISTRY.get(entity);
  if (!schema) throw new Error(`${entity.name} is no entity`);
  return Object.keys(schema.meta.properties);
}

/** The names of an entity's columns, in the order of its properties. */
export const columnNames = (entity: EntityClass<object>): string[] => (propertiesOf(entity) as string[]).map(snake);

/** What reads do not need of a case: its place in the log. */
const CHAIN = new Set(['lastHash', 'replayFrom']);

/** Selects the columns of an entity, named like its properties (spec 06: `em.find` of 50 rows costs five times the plain driver). */
export const columnsOf = (alias: string, entity: EntityClass<object>): string =>
  (propertiesOf(entity) as string[])
    .filter((property) => !CHAIN.has(property))
    .map((property) => `${alias}.${snake(property)} as "${property}"`)
    .join(', ');

/** The select list of a case c read by SQL. */
export const CASE_COLUMNS = columnsOf('c', Case);
