import { subgraphSchema, type SubgraphSchema } from '@pakn/service-kit';
import type { StatsContext } from './context.ts';
import { policy } from './policy.ts';
import { Agency, Category, Ward } from './statistics/reference.graph.ts';
import { AgencyResolver, StatisticsResolver, WardResolver } from './statistics/statistics.resolver.ts';

/** The subgraph's schema; needs no database. Entities that statistics have no copy of are null. */
export const buildSchema = (): Promise<SubgraphSchema> =>
  subgraphSchema<StatsContext>({
    resolvers: [StatisticsResolver, AgencyResolver, WardResolver],
    orphanedTypes: [Agency, Category, Ward],
    references: {
      Agency: ({ id }: { id: string }, { statistics }) => statistics.columns.agencies.get(id) ?? null,
      Category: ({ code }: { code: string }, { statistics }) => statistics.columns.categories.get(code) ?? null,
      Ward: ({ code }: { code: string }, { statistics }) => statistics.columns.wards.get(code) ?? null,
    } as Record<string, (reference: never, context: StatsContext) => unknown>,
    policy,
  });
