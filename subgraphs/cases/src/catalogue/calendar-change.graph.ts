import { DateScalar, Refusal } from '@pakn/service-kit';
import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDayType } from '../reference/calendar.graph.ts';

const STAYS = 'Left out it stays as it is, null empties it.';

@InputType({ description: 'A day that differs from its weekday, as an administrator fills it in.' })
export class CalendarDayInput {
  @Field(() => DateScalar, { description: 'From 2000 to 2079.' }) date!: Date;
  @Field(() => Boolean, { description: 'Whether people work on it.' }) working!: boolean;
  @Field(() => String, { nullable: true, description: `At most 100 characters. ${STAYS}` }) name?: string | null;
  @Field(() => String, { nullable: true, description: `statutory or compensation (days off), makeup (a working day), or swap. ${STAYS}` }) kind?: string | null;
  @Field(() => String, { description: 'confirmed, provisional, or unconfirmed: its weekday counts.' }) status!: string;
  @Field(() => String, { nullable: true, description: `Number of the decision that orders it, at most 100 characters. ${STAYS}` }) decision?: string | null;
}

@InputType({ description: 'One period of work on a weekday.' })
export class WorkingPeriodInput {
  @Field(() => Int, { description: '1..7, Monday first.' }) weekday!: number;
  @Field(() => String, { description: '"07:30"' }) from!: string;
  @Field(() => String, { description: '"11:30"; "24:00" is the end of the day.' }) to!: string;
}

@ObjectType({ description: 'What a change of the working calendar does, or would do.' })
export class CalendarChange {
  @Field(() => [CalendarDayType], { description: 'The days that it is about as they are then; none when it is about the hours of the week.' })
  days!: CalendarDayType[];
  @Field(() => Int, { description: 'Open cases whose deadlines move; they follow within moments, with an entry in their history.' }) casesAffected!: number;
}

export const CalendarResult = createUnionType({
  name: 'CalendarResult',
  description: 'What the change does, or why it was not made.',
  types: () => [CalendarChange, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'CalendarChange'),
});
