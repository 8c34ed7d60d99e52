import 'reflect-metadata';
import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { parse, type GraphQLSchema } from 'graphql';
import { buildSchema, createResolversMap, type BuildSchemaOptions } from 'type-graphql';
import type { Identity } from './identity.ts';
import { withDeclaredSizes } from './declared-sizes.ts';
import { DateTimeScalar } from './graph-types.ts';
import { applyPolicy, type Policy } from './policy.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@tag", "@override", "@cost", "@listSize"])\n`;

type ReferenceResolver<C> = (reference: never, context: C) => unknown;

export interface SubgraphSchema {
  schema: GraphQLSchema;
  sdl: string;
}

/**
 * Builds a subgraph's executable schema from type-graphql resolvers and puts the policy table before every field.
 * `references`: how an entity is found by its key; it answers null for who may not see it.
 */
export async function subgraphSchema<C extends { identity: Identity }>(options: {
  resolvers: BuildSchemaOptions['resolvers'];
  orphanedTypes?: BuildSchemaOptions['orphanedTypes'];
  pubSub?: BuildSchemaOptions['pubSub'];
  references?: Record<string, ReferenceResolver<C>>;
  policy: Policy<C>;
}): Promise<SubgraphSchema> {
  const built = await buildSchema({
    resolvers: options.resolvers,
    ...(options.orphanedTypes ? { orphanedTypes: options.orphanedTypes } : {}),
    ...(options.pubSub ? { pubSub: options.pubSub } : {}),
    validate: false,
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
  });
  const sdl = LINK + withDeclaredSizes(printSubgraphSchema(built));
  const resolvers: Record<string, object> = createResolversMap(built) as Record<string, object>;
  for (const [type, resolve] of Object.entries(options.references ?? {})) {
    resolvers[type] = { ...resolvers[type], __resolveReference: (reference: never, context: C) => resolve(reference, context) };
  }
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  applyPolicy(schema, options.policy);
  return { schema, sdl };
}
