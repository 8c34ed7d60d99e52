import { getOperationAST, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { SmallProvince } from '../testing/small-province.ts';
import { costRules } from './cost-rules.ts';
import { operationCost } from './operation-cost.ts';

const rules = costRules(SmallProvince.supergraph());

function cost(query: string, variables: Record<string, unknown> = {}, answer: { data?: unknown } = {}): number {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return operationCost({ rules, document, operation, variables, ...answer });
}

describe('S8-S12 the declared worst cost of an operation', () => {
  test.each([
    ['{ case(id: "1") { id title } }', 1],
    ['{ __typename }', 0],
    ['{ a: case(id: "1") { id } b: case(id: "2") { id } }', 2],
    ['{ cases { id title } }', 10],
    ['{ page(first: 20) { nodes { id } } }', 21],
    ['{ page(first: 100) { nodes { id } again: nodes { id } } }', 201],
    ['{ agencies { name cases(first: 100) { id } } }', 150 * (1 + 100)],
    ['{ agencies { ...A } } fragment A on Agency { cases(first: 2) { id } ... on Agency { cases(first: 3) { id } } }', 150 * (1 + 2 + 3)],
    ['query ($n: Int!) { page(first: $n) { nodes { id } } }', 101],
    ['query ($n: Int! = 5) { page(first: $n) { nodes { id } } }', 6],
    ['mutation { submitCase(title: "x") { id } }', 500],
    ['mutation { signIn }', 10],
    ['subscription { caseEvents { cursor case { id } } }', 2],
  ])('%s costs %i', (query, expected) => {
    expect(cost(query)).toBe(expected);
  });

  test('a variable sizes its page', () => {
    expect(cost('query ($n: Int!) { page(first: $n) { nodes { id } } }', { n: 7 })).toBe(8);
  });

  test.each([0, -1, 101, 2 ** 31, Number.NaN])('a page of %s is refused', (n) => {
    expect(() => cost('query ($n: Int!) { page(first: $n) { nodes { id } } }', { n })).toThrow(
      expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }),
    );
  });

  test('B-13 what an answer did cost follows its true lengths', () => {
    expect(cost('{ page(first: 100) { nodes { id } } }', {}, { data: { page: { nodes: [{ id: '1' }, { id: '2' }] } } })).toBe(3);
    expect(cost('{ x: case(id: "1") { id } }', {}, { data: { x: null } })).toBe(0);
    expect(cost('mutation { submitCase(title: "x") { id } }', {}, { data: null })).toBe(500);
  });
});
