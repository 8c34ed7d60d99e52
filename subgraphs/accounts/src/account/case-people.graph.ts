import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A report; accounts adds who reported it, as far as this viewer may know.' })
@Directive('@key(fields: "id")')
export class Case {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) @Directive('@external') reporterRef?: string | null;
}

@ObjectType()
@Directive('@key(fields: "id")')
export class HistoryEntry {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) @Directive('@external') actorRef?: string | null;
}
