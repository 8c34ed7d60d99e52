import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Agency, Category, Ward } from './reference.graph.ts';

@ObjectType({ description: 'A number of cases, split by the clock: total = onTime + late.' })
export class HandledCount {
  @Field(() => Int, { description: 'All of them.' }) total!: number;
  @Field(() => Int, { description: 'Those in time.' }) onTime!: number;
  @Field(() => Int, { description: 'Those past their deadline.' }) late!: number;
}

@ObjectType({ description: 'Ratings of cases; total is the sum of the four.' })
export class RatingCount {
  @Field(() => Int, { description: 'Cases that were rated; a changed rating counts once.' }) total!: number;
  @Field(() => Int, { description: 'Rated VERY_SATISFIED.' }) verySatisfied!: number;
  @Field(() => Int, { description: 'Rated SATISFIED.' }) satisfied!: number;
  @Field(() => Int, { description: 'Rated NEUTRAL.' }) neutral!: number;
  @Field(() => Int, { description: 'Rated DISSATISFIED.' }) dissatisfied!: number;
}

@ObjectType({ description: 'Figures of a group of cases: total = handled.total + inProgress.total. Ratios are 0 to 1, null when nothing is counted.' })
export class PerformanceRow {
  @Field(() => Int, { description: 'Every case that was submitted and is neither merged nor withdrawn, public or not.' }) total!: number;
  @Field(() => HandledCount, { description: 'Answered, closed or not accepted. In time: the lead agency returned the result by the deadline then in force.' })
  handled!: HandledCount;
  @Field(() => HandledCount, { description: 'Not yet answered. Late: the running clock is past the deadline (Progress OVERDUE) at `asOf`.' })
  inProgress!: HandledCount;
  @Field(() => RatingCount, { description: 'How reporters rated the answers.' }) ratings!: RatingCount;
  @Field(() => HandledCount, { description: 'Parts completed for other lead agencies; outside the total.' }) coordination!: HandledCount;
  @Field(() => Float, { nullable: true, description: 'handled.onTime / handled.total' }) onTimeRatio!: number | null;
  @Field(() => Float, { nullable: true, description: '(verySatisfied + satisfied) / ratings.total' }) satisfiedRatio!: number | null;
  @Field(() => Float, { nullable: true, description: 'neutral / ratings.total' }) neutralRatio!: number | null;
  @Field(() => Float, { nullable: true, description: 'dissatisfied / ratings.total' }) dissatisfiedRatio!: number | null;
  @Field(() => Int, { description: 'Cases that were sent back to work at least once.' }) reopened!: number;
  @Field(() => Float, { nullable: true, description: 'reopened / total' }) reopenedRatio!: number | null;
  @Field(() => Float, { nullable: true, description: 'Median of the working hours that the lead used for handled cases, pauses left out.' })
  medianWorkingHours!: number | null;
}

@ObjectType({ description: 'The figures of an agency: cases that it leads; a case without a lead counts for the operator.' })
export class AgencyPerformance {
  @Field(() => Agency, { description: 'The agency that the cases count for.' }) agency!: Agency;
  @Field(() => PerformanceRow, { description: 'Its figures.' }) row!: PerformanceRow;
}

@ObjectType({ description: 'The figures of a category.' })
export class CategoryPerformance {
  @Field(() => Category, { description: 'What the cases are about.' }) category!: Category;
  @Field(() => PerformanceRow, { description: 'Their figures.' }) row!: PerformanceRow;
}

@ObjectType({ description: 'The figures of a commune.' })
export class WardPerformance {
  @Field(() => Ward, { description: 'Where the cases are.' }) ward!: Ward;
  @Field(() => PerformanceRow, { description: 'Their figures.' }) row!: PerformanceRow;
}
