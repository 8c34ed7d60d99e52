import type { EntityClass } from '@mikro-orm/postgresql';
import { copyInto } from '@pakn/service-kit';
import type { ClientBase } from 'pg';
import { columnNames, propertiesOf } from '../entities/case-row.ts';

/** Copies rows of an entity into its table, by the entity's own list of columns. */
export async function copyRows(client: ClientBase, entity: EntityClass<object>, table: string, rows: readonly object[]): Promise<void> {
  const properties: string[] = propertiesOf(entity);
  await copyInto(
    client,
    table,
    columnNames(entity).map((name) => `"${name}"`),
    rows.map((row) => properties.map((property) => (row as Record<string, unknown>)[property])),
  );
}
