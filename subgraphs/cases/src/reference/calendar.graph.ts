import { DateScalar } from '@pakn/service-kit';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Agency } from './reference-book.ts';
import { AgencyType } from './reference.graph.ts';
import { Urgency } from '../graph/enums.ts';

@ObjectType('CalendarDay', {
  description: 'A day that differs from its weekday: off, or a make-up working day. An unconfirmed one counts as its weekday says.',
})
export class CalendarDayType {
  @Field(() => DateScalar) date!: string;
  @Field(() => Boolean) working!: boolean;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { description: 'confirmed, provisional or unconfirmed.' }) status!: string;
  @Field(() => String, { nullable: true, description: 'statutory, compensation, swap or makeup.' }) kind?: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the decision that orders it.' }) decision?: string | null;
  @Field(() => AgencyType, { nullable: true, description: 'Only this agency; null: the province.' }) agency?: Agency | null;
}

@ObjectType({ description: 'Limits of an urgency, in working hours.' })
export class ServiceLevel {
  @Field(() => Urgency) urgency!: Urgency;
  @Field(() => Float, { description: 'Early warning of the duty desk, whose limit is 8.' }) reception!: number;
  @Field(() => Float) resolve!: number;
  @Field(() => Float, { description: 'The limit and its appointments together; pauses are not counted.' }) maxTotal!: number;
  @Field(() => Float, { description: 'DUE_SOON from so long before the deadline.' }) remindBefore!: number;
  @Field(() => DateScalar) validFrom!: string;
}

@ObjectType({ description: 'One period of work on a weekday.' })
export class WorkingPeriod {
  @Field(() => Int, { description: '1..7, Monday first.' }) weekday!: number;
  @Field(() => String, { description: '"07:30"' }) from!: string;
  @Field(() => String) to!: string;
  @Field(() => AgencyType, { nullable: true, description: 'Only this agency; null: the province.' }) agency?: Agency | null;
  @Field(() => DateScalar) validFrom!: string;
}
