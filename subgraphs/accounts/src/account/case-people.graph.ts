import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Described by cases; accounts adds who reported it, as far as this viewer may know. */
@ObjectType()
@Directive('@key(fields: "id")')
export class Case {
  @Field(() => ID, { description: 'The case; people read the code.' }) id!: string;
  @Field(() => String, { nullable: true }) @Directive('@external') reporterRef?: string | null;
}

/** Described by cases; accounts adds who asks. */
@ObjectType()
@Directive('@key(fields: "id")')
export class SupportConversation {
  @Field(() => ID, { description: 'The conversation.' }) id!: string;
  @Field(() => String, { nullable: true }) @Directive('@external') visitorRef?: string | null;
}

@ObjectType()
@Directive('@key(fields: "id")')
export class HistoryEntry {
  @Field(() => ID, { description: 'The case and the number of the entry.' }) id!: string;
  @Field(() => String, { nullable: true }) @Directive('@external') actorRef?: string | null;
}
