import { registerGraphEnum } from '@pakn/service-kit';
import { Field, ID, InputType, Int } from 'type-graphql';
import { TimeUnit } from '../graph/enums.ts';

registerGraphEnum('TimeUnit', TimeUnit);

@InputType({ description: 'Hẹn xử lý: when a longer limit is needed. Both lengths are working time.' })
export class ScheduleInput {
  @Field(() => Int, { description: 'So long from now.' }) amount!: number;
  @Field(() => TimeUnit, { description: 'The unit of amount.' }) unit!: TimeUnit;
  @Field(() => Int, { description: 'The reminder comes so long before the new deadline.' }) remindAmount!: number;
  @Field(() => TimeUnit, { description: 'The unit of remindAmount.' }) remindUnit!: TimeUnit;
  @Field(() => String, { description: 'The citizen reads it.' }) reason!: string;
  @Field(() => [ID], { nullable: true, description: 'Documents that justify it.' }) attachmentIds?: string[] | null;
}
