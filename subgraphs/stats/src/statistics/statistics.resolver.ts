import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { StatsContext } from '../context.ts';
import { trendOf, type TrendFigures } from '../figures/trend.ts';
import { countBy } from './count-by.ts';
import { AgencyPerformance, PerformanceRow } from './performance.graph.ts';
import { Agency, Ward } from './reference.graph.ts';
import { sectionsIn } from './sections.ts';
import { Statistics, StatisticsFilter, TrendPoint } from './statistics.graph.ts';
import { TrendBucket } from './terms.graph.ts';

const FILTER = { nullable: true, description: 'Which cases are counted; all when left out.' };

@Resolver(() => Statistics)
export class StatisticsResolver {
  @Query(() => Statistics, { description: 'The figures of the province, for everybody. Partners need the scope stats:read.' })
  statistics(
    @Ctx() context: StatsContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => StatisticsFilter, FILTER) filter?: StatisticsFilter | null,
  ): Statistics {
    const answer = context.statistics.answer(filter ?? {}, sectionsIn(info));
    return { ...answer, byStatus: countBy(answer.byStatusAndChannel, 'status'), byChannel: countBy(answer.byStatusAndChannel, 'channel') };
  }

  @FieldResolver(() => [TrendPoint], {
    description: 'In time order, from the first to the last bucket with a case; buckets without one in between have zeros.',
  })
  trend(
    @Root() { days }: Statistics,
    @Arg('bucket', () => TrendBucket, { description: 'How long a point of the trend is.' }) bucket: TrendBucket,
  ): TrendFigures[] {
    return trendOf(days, bucket);
  }
}

@Resolver(() => Agency)
export class AgencyResolver {
  @FieldResolver(() => AgencyPerformance, {
    nullable: true,
    description: "The figures of this agency; the filter's own agencyId is not looked at. Partners need the scope stats:read.",
  })
  performance(
    @Root() agency: Agency,
    @Ctx() context: StatsContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => StatisticsFilter, FILTER) filter?: StatisticsFilter | null,
  ): AgencyPerformance {
    return { agency, row: context.statistics.answer({ ...filter, agencyId: null }, sectionsIn(info)).ofAgency(agency.id) };
  }
}

@Resolver(() => Ward)
export class WardResolver {
  @FieldResolver(() => PerformanceRow, {
    nullable: true,
    description: "The figures of this commune; the filter's own wardCode is not looked at. Partners need the scope stats:read.",
  })
  performance(
    @Root() ward: Ward,
    @Ctx() context: StatsContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => StatisticsFilter, FILTER) filter?: StatisticsFilter | null,
  ): PerformanceRow {
    const sections = new Set([...sectionsIn(info), 'byWard' as const]);
    return context.statistics.answer({ ...filter, wardCode: null }, sections).ofWard(ward.code);
  }
}
