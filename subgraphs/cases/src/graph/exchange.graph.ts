import { DateTimeScalar, PageInfo } from '@pakn/service-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import type { Message, Note } from '../entities/parts.entity.ts';

@ObjectType('Message', { description: 'Private: the reporter and the officers of the case.' })
export class MessageType {
  @Field(() => ID, { description: 'The message; later ones have larger ids.' }) id!: string;
  @Field(() => Boolean, { description: 'false: from an officer, in the name of `agency`.' }) fromReporter!: boolean;
  @Field(() => String, { description: 'At most 2,000 characters.' }) text!: string;
  @Field(() => DateTimeScalar, { description: 'When.' }) sentAt!: Date;
}

@ObjectType({ description: 'A page of messages.' })
export class MessageConnection {
  @Field(() => [MessageType], { description: 'Those of this page.' }) nodes!: Message[];
  @Field(() => PageInfo, { description: 'Whether more comes, and how to ask for it.' }) pageInfo!: PageInfo;
}

@ObjectType('Note', { description: 'Ý kiến xử lý: officers among themselves.' })
export class NoteType {
  @Field(() => ID, { description: 'The note; later ones have larger ids.' }) id!: string;
  @Field(() => String, { description: 'At most 5,000 characters.' }) text!: string;
  @Field(() => DateTimeScalar, { description: 'When.' }) createdAt!: Date;
}

@ObjectType({ description: 'A page of notes.' })
export class NoteConnection {
  @Field(() => [NoteType], { description: 'Those of this page.' }) nodes!: Note[];
  @Field(() => PageInfo, { description: 'Whether more comes, and how to ask for it.' }) pageInfo!: PageInfo;
}
