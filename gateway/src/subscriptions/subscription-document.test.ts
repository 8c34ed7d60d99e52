import { buildSchema, getOperationAST, parse, print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { resumableDocument } from './subscription-document.ts';

const schema = buildSchema(`
  type Query { x: Int }
  type Event { cursor: String!  n: Int }
  type Subscription { events(after: String, id: ID): Event!  presence(id: ID!): Event! }`);
const resumable = (text: string): ReturnType<typeof resumableDocument> => {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return resumableDocument(schema, document, operation);
};
const planned = (text: string): string => print(resumable(text).planned).replace(/\s+/g, ' ');

describe('B-01 a document that the hub can resume', () => {
  test('gets a cursor of the hub and a variable of the hub, whatever the client wrote', () => {
    expect(planned('subscription Desk($id: ID, $seen: String) { e: events(id: $id, after: $seen) { n } }')).toBe(
      'subscription Desk($id: ID, $_after: String) { e: events(id: $id, after: $_after) { n _cursor: cursor } }',
    );
    expect(planned('subscription { events { n } }')).toBe('subscription ($_after: String) { events(after: $_after) { n _cursor: cursor } }');
  });

  test('finds where the client says what it has seen', () => {
    expect(resumable('subscription ($seen: String) { events(after: $seen) { n } }').after).toEqual({ variable: 'seen' });
    expect(resumable('subscription { events(after: "c1") { n } }').after).toEqual({ literal: 'c1' });
    expect(resumable('subscription { events { n } }').after).toEqual({ literal: null });
    expect(resumable('subscription { e: events { n } }').responseName).toBe('e');
  });

  test.each([
    ['a query', '{ x }'],
    ['a fragment in place of the field', 'subscription { ...F } fragment F on Subscription { events { n } }'],
    ['a field without after', 'subscription { presence(id: 1) { n } }'],
    ['a cursor used twice', 'subscription ($a: String) { events(after: $a) { n @include(if: $a) } }'],
    ['a conditional field', 'subscription ($a: Boolean!) { events @include(if: $a) { n } }'],
  ])('%s is refused', (_what, text) => {
    expect(() => resumable(text)).toThrow(expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }) as Error);
  });
});
