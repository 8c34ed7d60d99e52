import { expect, it } from 'vitest';
import { buildSchema } from './schema.ts';

it('S1 builds without a database, and every field has its line in the policy', async () => {
  const { sdl } = await buildSchema();
  expect(sdl).toContain('type User @key(fields: "id")');
  expect(sdl).toContain('reporterName: String @requires(fields: "reporterRef")');
});
