import { describe, expect, it } from 'vitest';
import { undescribed } from './descriptions.mjs';

describe('every name of the graph says what it is', () => {
  it('names what has no description: types, fields, arguments, input fields, enum values', () => {
    const sdl = `
      type Query { "One case." case("Its id." id: ID!, secret: String): Case  cases: [Case!]! }
      type Case { "Its id." id: ID!  state: State  "" title: String }
      "Where a case is." enum State { "New." NEW DONE }
      "What is asked for." input Filter { "Words." text: String  from: Moment }
      "A point in time." scalar Moment
      union Result = Case`;
    expect(undescribed(sdl)).toEqual(['Case', 'Case.state', 'Case.title', 'Filter.from', 'Query.case(secret)', 'Query.cases', 'Result', 'State.DONE']);
  });
});
