import { expect, it } from 'vitest';
import { buildSchema } from './schema.ts';

it('S1: builds without a database, every field with its row in the policy; what accounts alone reads is inaccessible', async () => {
  const { sdl } = await buildSchema();
  expect(sdl).toContain('type Case @key(fields: "id")');
  expect(sdl).toMatch(/reporterRef: String @inaccessible/);
  expect(sdl).toMatch(/actorRef: String @inaccessible/);
  expect(sdl).toMatch(/viewerActions: \[CaseAction!\]! @tag\(name: "viewer"\)/);
  expect(sdl).toMatch(/caseUpdated\([^)]*\): CaseEvent! @tag\(name: "viewer"\)/);
});
