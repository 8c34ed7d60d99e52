import { buildSchema, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { reads, taggedFields } from './tagged-fields.ts';

const SUPERGRAPH = `
  directive @tag(name: String!) repeatable on FIELD_DEFINITION
  type Query { me: Int @tag(name: "viewer") challenge: Int @tag(name: "fresh") }
  interface Seen { mine: Int }
  type Case implements Seen {
    id: ID!
    mine: Int @join__field(graph: CASES) @tag(name: "viewer")
    reporterRef: String @inaccessible @join__field(graph: CASES) @tag(name: "viewer")
    reporterName: String @join__field(graph: ACCOUNTS, requires: "reporterRef agency { id }")
    title: String @join__field(graph: ACCOUNTS, requires: "id")
  }`;

describe('S4 fields whose answer depends on who asks', () => {
  test('are those with the tag, and those made of them', () => {
    expect([...taggedFields(SUPERGRAPH, 'viewer')]).toEqual(['Query.me', 'Case.mine', 'Case.reporterRef', 'Case.reporterName']);
    expect([...taggedFields(SUPERGRAPH, 'fresh')]).toEqual(['Query.challenge']);
  });

  test('are found in fragments and behind interfaces', () => {
    const schema = buildSchema('type Query { case: Case seen: Seen } interface Seen { mine: Int id: ID } type Case implements Seen { id: ID mine: Int }');
    const fields = new Set(['Case.mine']);
    expect(reads(schema, parse('{ case { ...F } } fragment F on Case { mine }'), fields)).toBe(true);
    expect(reads(schema, parse('{ seen { mine } }'), fields)).toBe(true);
    expect(reads(schema, parse('{ case { mine: id } seen { id } }'), fields)).toBe(false);
  });
});
