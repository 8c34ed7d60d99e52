import { DateTimeScalar, PageInfo } from '@pakn/service-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import type { Message, Note } from '../entities/parts.entity.ts';

@ObjectType('Message', { description: 'Private: the reporter and the officers of the case.' })
export class MessageType {
  @Field(() => ID) id!: string;
  @Field(() => Boolean) fromReporter!: boolean;
  @Field(() => String) text!: string;
  @Field(() => DateTimeScalar) sentAt!: Date;
}

@ObjectType()
export class MessageConnection {
  @Field(() => [MessageType]) nodes!: Message[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

@ObjectType('Note', { description: 'Ý kiến xử lý: officers among themselves.' })
export class NoteType {
  @Field(() => ID) id!: string;
  @Field(() => String) text!: string;
  @Field(() => DateTimeScalar) createdAt!: Date;
}

@ObjectType()
export class NoteConnection {
  @Field(() => [NoteType]) nodes!: Note[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}
