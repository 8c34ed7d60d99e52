import { DateTimeScalar } from '@pakn/service-kit';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One sign-in on one device, as its owner sees it.' })
export class LoginSession {
  @Field(() => ID, { description: 'Pass it to endSession.' }) id!: string;
  @Field(() => String, { description: 'The browser and the system, for example "Chrome, Android"; "" when the browser does not say.' }) device!: string;
  @Field(() => String, { description: 'The network address of the sign-in; "" in sessions from before it was kept.' }) address!: string;
  @Field(() => DateTimeScalar, { description: 'When somebody signed in.' }) createdAt!: Date;
  @Field(() => DateTimeScalar, { description: 'The newest refresh, at most 15 minutes behind while it is used.' }) lastSeenAt!: Date;
  @Field(() => Boolean, { description: 'The session that asks.' }) current!: boolean;
}
