import { DateTimeScalar } from '@pakn/service-kit';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Answer } from '../figures/answer.ts';
import type { Filter } from '../figures/filter.ts';
import { AgencyPerformance, CategoryPerformance, PerformanceRow, RatingCount, WardPerformance } from './performance.graph.ts';
import { AgencyKind, CaseStatus, Channel, IdentityMode, Urgency } from './terms.graph.ts';

@InputType({ description: 'Which cases are counted; what is left out restricts nothing.' })
export class StatisticsFilter implements Filter {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Submitted at this instant or later.' }) from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Submitted before this instant.' }) to?: Date | null;
  @Field(() => ID, { nullable: true, description: 'The agency that the case counts for.' }) agencyId?: string | null;
  @Field(() => AgencyKind, { nullable: true, description: 'Cases of agencies of this kind.' }) agencyKind?: AgencyKind | null;
  @Field(() => String, { nullable: true, description: 'Cases of this category.' }) categoryCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Cases of this topic: a campaign, an occasion (A7-03).' }) topicCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Cases at a place in this commune.' }) wardCode?: string | null;
  @Field(() => Channel, { nullable: true, description: 'Cases that came in this way.' }) channel?: Channel | null;
  @Field(() => [Urgency], { nullable: true, description: 'Any of these.' }) urgency?: Urgency[] | null;
  @Field(() => IdentityMode, { nullable: true, description: 'Cases whose reporters show their names so.' }) identityMode?: IdentityMode | null;
}

@ObjectType({ description: 'Cases of one status.' })
export class StatusCount {
  @Field(() => CaseStatus, { description: 'The status that they have now.' }) status!: CaseStatus;
  @Field(() => Int, { description: 'How many cases.' }) count!: number;
}

@ObjectType({ description: 'Cases that came by one channel.' })
export class ChannelCount {
  @Field(() => Channel, { description: 'How they came in.' }) channel!: Channel;
  @Field(() => Int, { description: 'How many cases.' }) count!: number;
}

@ObjectType({ description: 'Cases of one status that came by one channel.' })
export class StatusChannelCount {
  @Field(() => CaseStatus, { description: 'The status that they have now.' }) status!: CaseStatus;
  @Field(() => Channel, { description: 'How they came in.' }) channel!: Channel;
  @Field(() => Int, { description: 'How many cases.' }) count!: number;
}

@ObjectType({ description: 'Cases by how the reporter shows the own name.' })
export class IdentityCount {
  @Field(() => IdentityMode, { description: 'Who may read the name.' }) identityMode!: IdentityMode;
  @Field(() => Int, { description: 'How many cases.' }) count!: number;
}

@ObjectType({ description: 'Of the cases that were submitted in one day, week or month: how many, and what became of them until now.' })
export class TrendPoint {
  @Field(() => DateTimeScalar, { description: 'The first instant of the bucket.' }) from!: Date;
  @Field(() => Int, { description: 'Cases submitted in the bucket that are counted.' }) submitted!: number;
  @Field(() => Int, { description: 'Of these, handled; handled = onTime + late.' }) handled!: number;
  @Field(() => Int, { description: 'Handled in time.' }) onTime!: number;
  @Field(() => Int, { description: 'Handled late.' }) late!: number;
  @Field(() => RatingCount, { description: 'How they were rated until now.' }) ratings!: RatingCount;
}

@ObjectType({ description: 'The figures of the cases that a filter counts. All lists are of one moment; totals is the sum over the agencies.' })
export class Statistics {
  @Field(() => DateTimeScalar, { description: 'The moment that the figures are of.' }) asOf!: Date;
  @Field(() => PerformanceRow, { description: 'All cases that the filter counts.' }) totals!: PerformanceRow;
  @Field(() => [AgencyPerformance], { description: 'Agencies with a case, by total, descending.' }) byAgency!: AgencyPerformance[];
  @Field(() => [StatusCount], { description: 'Statuses that occur.' }) byStatus!: StatusCount[];
  @Field(() => [ChannelCount], { description: 'Channels that occur.' }) byChannel!: ChannelCount[];
  @Field(() => [StatusChannelCount], { description: 'Pairs that occur.' }) byStatusAndChannel!: StatusChannelCount[];
  @Field(() => [IdentityCount], { description: 'All modes, with 0 too.' }) byIdentity!: IdentityCount[];
  @Field(() => [CategoryPerformance], { description: 'Categories with a case, by total, descending. Cases without a category are in the totals only.' })
  byCategory!: CategoryPerformance[];
  @Field(() => [WardPerformance], { description: 'Communes with a case, by total, descending. Cases without a commune are in the totals only.' })
  byWard!: WardPerformance[];
  /** Not in the graph: what `trend` is cut from. */
  days!: Answer['days'];
}
