import fc from 'fast-check';
import { getNamedType, isObjectType, type GraphQLArgument } from 'graphql';
import { beforeAll, expect, inject, test } from 'vitest';
import { observed } from '../outside/observed.ts';
import type { System } from '../outside/people.ts';
import { furnishedCases, type Cases } from './furnished.ts';
import { everything, goodVariables, graph, rootFields, type Field } from './graph.ts';
import { literalOf, oddValues } from './odd-values.ts';
import { crowd, HANDLING, type Crowd, type Who } from './people.ts';

const RUNS = Number(process.env.RUNS ?? 300);
/** Who reads everything, and who reads next to nothing. */
const READERS: readonly Who[] = ['an operator', 'an administrator', 'a specialist of the case', 'anonymous'];
const AT_ONCE = 8;
const system: System = inject('system');
let people: Crowd;
let cases: Cases;
beforeAll(async () => {
  people = await crowd(system);
  cases = await furnishedCases(people);
});

interface Asked {
  where: string;
  document: string;
  variables: Record<string, unknown>;
}

/** A field with one odd value, in a variable or in the document. */
function asked(where: string, field: Field, arg: GraphQLArgument, value: unknown, isLiteral: boolean, around: (call: string) => string): Asked {
  const given: Record<string, unknown> = { ...goodVariables(field), [arg.name]: value };
  const args = field.args.filter(({ name }) => name in given);
  const below = getNamedType(field.type);
  const selected = isObjectType(below) ? `{ ${everything(below, 1)} }` : '';
  const written = args.map((each) => `${each.name}: ${isLiteral ? literalOf(each.type, given[each.name]) : `$${each.name}`}`).join(', ');
  const declared = isLiteral ? '' : `(${args.map((each) => `$${each.name}: ${String(each.type)}`).join(', ')})`;
  return {
    where: `${where}(${arg.name}: ${JSON.stringify(value).slice(0, 80)})${isLiteral ? ' in the document' : ''}`,
    document: `query Odd${declared} ${around(`${field.name}(${written}) ${selected}`)}`,
    variables: isLiteral ? {} : given,
  };
}

function* questions(): Generator<Asked> {
  const within = (name: string): Field[] => Object.values((graph.getType(name) as ReturnType<typeof graph.getQueryType>)?.getFields() ?? {});
  const places = [
    ...rootFields.filter(({ kind }) => kind === 'query').map(({ coordinate, field }) => ({ coordinate, field, around: (call: string) => `{ ${call} }` })),
    ...within('Case').map((field) => ({ coordinate: `Case.${field.name}`, field, around: (call: string) => `{ case(id: "${cases.hidden.id}") { ${call} } }` })),
    ...within('Agency').map((field) => ({
      coordinate: `Agency.${field.name}`,
      field,
      around: (call: string) => `{ agency(code: "${HANDLING}") { ${call} } }`,
    })),
  ];
  for (const { coordinate, field, around } of places)
    for (const arg of field.args)
      for (const value of oddValues(arg.type)) for (const isLiteral of [false, true]) yield asked(coordinate, field, arg, value, isLiteral, around);
}

test('X-29 S14: whatever stands in an argument, it is answered or refused as the client’s mistake', async () => {
  const all = [...questions()];
  const failed: string[] = [];
  const ask = async ({ where, document, variables }: Asked, who: Who): Promise<void> => {
    const { errors } = await people[who].ask(document, variables);
    for (const { extensions, message } of errors ?? [])
      if (extensions?.code === 'INTERNAL_SERVER_ERROR' || extensions?.code === undefined) failed.push(`${where} as ${who}: ${extensions?.code} ${message}`);
  };
  const chosen = fc.sample(fc.tuple(fc.constantFrom(...all), fc.constantFrom(...READERS)), { numRuns: Math.min(RUNS, all.length) });
  // Cursors and days are where it failed once: of them all are tried.
  const kept = all.filter(({ where }) => /\((after|year): /.test(where)).map((each) => [each, 'an administrator'] as const);
  const rest = [...kept, ...chosen];
  for (let at = 0; at < rest.length; at += AT_ONCE) await Promise.all(rest.slice(at, at + AT_ONCE).map(([each, who]) => ask(each, who)));
  expect(failed).toEqual([]);
  observed(
    'S14',
    `${rest.length} of ${all.length} odd values in ${new Set(all.map(({ where }) => where.split('(')[0])).size} fields: none made the system fail`,
  );
});
