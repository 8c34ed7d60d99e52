import { describe, expect, it } from 'vitest';
import { compare, undescribed } from './descriptions.mjs';

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

  it('refuses a new one, and a list that is no longer true', () => {
    expect(compare(['Case.state', 'Case.title'], ['Case.title', 'Case.gone'])).toEqual({ fresh: ['Case.state'], stale: ['Case.gone'] });
    expect(compare(['Case.title'], ['Case.title'])).toEqual({ fresh: [], stale: [] });
  });
});
