import { DateScalar } from '@pakn/service-kit';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Agency } from './reference-book.ts';
import { AgencyType } from './reference.graph.ts';
import { Urgency } from '../graph/enums.ts';

@ObjectType('CalendarDay', {
  description: 'A day that differs from its weekday: off, or a make-up working day. An unconfirmed one counts as its weekday says.',
})
export class CalendarDayType {
  @Field(() => DateScalar, { description: 'The day.' }) date!: string;
  @Field(() => Boolean, { description: 'true: a make-up working day, false: a day off.' }) working!: boolean;
  @Field(() => String, { nullable: true, description: 'For example "Tết Nguyên đán"; null: none.' }) name?: string | null;
  @Field(() => String, { description: 'confirmed, provisional or unconfirmed.' }) status!: string;
  @Field(() => String, { nullable: true, description: 'statutory, compensation, swap or makeup.' }) kind?: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the decision that orders it.' }) decision?: string | null;
  @Field(() => AgencyType, { nullable: true, description: 'Only this agency; null: the province.' }) agency?: Agency | null;
}

@ObjectType({ description: 'Limits of an urgency, in working hours.' })
export class ServiceLevel {
  @Field(() => Urgency, { description: 'Whose limits they are.' }) urgency!: Urgency;
  @Field(() => Float, { description: 'Early warning of the duty desk, whose limit is 8.' }) reception!: number;
  @Field(() => Float, { description: 'The limit of the agency that handles it.' }) resolve!: number;
  @Field(() => Float, { description: 'The limit and its appointments together; pauses are not counted.' }) maxTotal!: number;
  @Field(() => Float, { description: 'DUE_SOON from so long before the deadline.' }) remindBefore!: number;
  @Field(() => DateScalar, { description: 'In force from this day on, until a later one.' }) validFrom!: string;
}

@ObjectType({ description: 'One period of work on a weekday.' })
export class WorkingPeriod {
  @Field(() => Int, { description: '1..7, Monday first.' }) weekday!: number;
  @Field(() => String, { description: '"07:30"' }) from!: string;
  @Field(() => String, { description: '"11:30"' }) to!: string;
  @Field(() => AgencyType, { nullable: true, description: 'Only this agency; null: the province.' }) agency?: Agency | null;
  @Field(() => DateScalar, { description: 'In force from this day on, until a later one.' }) validFrom!: string;
}
