import { readFile } from 'node:fs/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { Supergraph } from '@apollo/federation-internals';
import { ANONYMOUS } from '@pakn/service-kit';
import {
  execute,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isObjectType,
  isScalarType,
  parse,
  type FormattedExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { SubgraphDataSource } from '../graph/data-source.ts';
import { Budgets } from '../budget/budgets.ts';
import { costRules } from '../budget/cost-rules.ts';
import { startGraphServer } from '../graph/graph-server.ts';
import { quiet } from './small-province.ts';

/** The composed graph of the product over subgraphs that make their answers up: a field's value is the name of the field. */
export interface MadeUpGraph {
  supergraph: string;
  schema: GraphQLSchema;
  /** What the subgraphs were asked. */
  asked: string[];
  ask(query: string): Promise<FormattedExecutionResult>;
  stop(): Promise<void>;
}

export async function madeUpGraph(): Promise<MadeUpGraph> {
  const supergraph = await readFile(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
  const whole = Supergraph.build(supergraph, { validateSupergraph: false });
  const asked: string[] = [];
  const sources = new Map(
    [...whole.subgraphs()].map((subgraph) => [subgraph.name.toLowerCase(), made(buildSubgraphSchema(parse(subgraph.toString())), asked)]),
  );
  const plenty = 1_000_000_000;
  const charges = {
    rules: costRules(supergraph),
    budgets: new Budgets({ address: plenty, account: plenty, partner: plenty, codes: plenty }),
    maxCost: plenty,
    guessable: new Set<string>(),
  };
  const server = await startGraphServer({ supergraph, sources, production: true, charges, logger: quiet });
  return {
    supergraph,
    schema: whole.apiSchema().toGraphQLJSSchema(),
    asked,
    ask: async (query) => {
      const contextValue = { identity: ANONYMOUS, requestId: 'test', address: '', language: 'en' as const };
      const { body } = await server.executeOperation({ query }, { contextValue });
      if (body.kind !== 'single') throw new Error('no single answer');
      return structuredClone(body.singleResult);
    },
    stop: () => server.stop(),
  };
}

function made(schema: GraphQLSchema, asked: string[]): SubgraphDataSource {
  for (const type of Object.values(schema.getTypeMap())) if (isObjectType(type)) Object.assign(type, { resolveReference: (reference: object) => reference });
  const resolve: GraphQLFieldResolver<unknown, unknown> = (_parent, _args, _context, info) =>
    valueOf(info.schema, info.returnType, `${info.parentType.name}.${info.fieldName}`);
  const process = async ({ request }: { request: { query?: string; variables?: Record<string, unknown> } }): Promise<unknown> => {
    asked.push(request.query ?? '');
    const result = await execute({ schema, document: parse(request.query ?? ''), variableValues: request.variables ?? {}, fieldResolver: resolve });
    return JSON.parse(JSON.stringify(result));
  };
  return { process } as unknown as SubgraphDataSource;
}

function valueOf(schema: GraphQLSchema, type: GraphQLOutputType, name: string): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [valueOf(schema, nullable.ofType, name), valueOf(schema, nullable.ofType, name)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.value;
  if (isAbstractType(nullable)) return { __typename: schema.getPossibleTypes(nullable)[0]?.name };
  if (!isScalarType(nullable)) return { __typename: nullable.name };
  if (nullable.name === 'Boolean') return true;
  return nullable.name === 'Int' || nullable.name === 'Float' ? name.length : name;
}
