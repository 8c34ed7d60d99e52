import { DateTimeScalar, PageInfo } from '@pakn/service-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Case } from '../account/case-people.graph.ts';

@ObjectType({ description: 'A message to a person: made of codes and times, never of what somebody wrote.' })
export class Notification {
  @Field(() => ID, { description: 'Its own id.' }) id!: string;
  @Field(() => String, { description: 'Pass the last one as `after` to notificationAdded.' }) cursor!: string;
  @Field(() => String, { description: 'What happened: a CaseEventKind.' }) kind!: string;
  @Field(() => String, { description: 'One line, in the language of the request.' }) title!: string;
  @Field(() => String, { description: 'One or two sentences, in the language of the request.' }) body!: string;
  @Field(() => Case, { nullable: true, description: 'null when the person may no longer read it.' }) case?: object | null;
  @Field(() => String, { nullable: true, description: 'A path of the portal where it leads, when it is about no case.' }) path?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the person marked it as read; null: not yet.' }) readAt!: Date | null;
  @Field(() => DateTimeScalar, { description: 'When it happened.' }) createdAt!: Date;
}

@ObjectType({ description: 'A page of notifications, newest first.' })
export class NotificationConnection {
  @Field(() => [Notification], { description: 'Those of this page.' }) nodes!: object[];
  @Field(() => PageInfo, { description: 'Whether more comes, and how to ask for it.' }) pageInfo!: object;
  @Field(() => Int, { description: 'All that are not read, not only of this page.' }) unreadCount!: number;
}
