import { EntitySchema } from '@mikro-orm/core';
import { expect, it } from 'vitest';
import { CASE_COLUMNS } from './case-row.ts';
import { Case } from './case.entity.ts';

it("P3: reads and filing know every column of the entity, except the chain's hash, which only writing needs", () => {
  const properties = Object.keys(EntitySchema.REGISTRY.get(Case)?.meta.properties ?? {});
  expect(properties.length).toBeGreaterThan(50);
  const read = [...CASE_COLUMNS.matchAll(/as "(\w+)"/g)].map((match) => match[1] ?? '');
  expect([...read, 'lastHash'].toSorted()).toEqual(properties.toSorted());
});
