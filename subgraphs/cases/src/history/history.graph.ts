import { DateTimeScalar, FieldChange, PageInfo } from '@pakn/service-kit';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { UserReference } from '../graph/parts.graph.ts';

@ObjectType({ description: 'One change of a case: who, when, old and new values (A8-18). Officers only.' })
@Directive('@key(fields: "id")')
export class HistoryEntry {
  @Field(() => ID, { description: 'The case and the number of the entry.' }) id!: string;
  @Field(() => DateTimeScalar, { description: 'When.' }) at!: Date;
  @Field(() => UserReference, { nullable: true, description: 'Null for the system, and for a reporter whose name this officer may not read.' })
  actor?: UserReference | null;
  @Field(() => String, { nullable: true, description: 'For accounts alone: who acted and how much of the person this viewer may read, sealed.' })
  @Directive('@inaccessible')
  @Directive('@tag(name: "viewer")')
  actorRef?: string | null;
  @Field(() => String, { description: 'What was done, in the language of the request.' }) action!: string;
  @Field(() => [FieldChange], { description: 'Exactly what this act changed, field by field.' }) changes!: FieldChange[];
  @Field(() => String, { nullable: true, description: 'What the actor wrote to it; null: nothing, or its words were erased.' }) comment?: string | null;
  @Field(() => String, { description: 'SHA-256 over the entry and the hash of the one before it, in hex.' }) hash!: string;
}

@ObjectType({ description: "A page of a case's history, newest first." })
export class HistoryConnection {
  @Field(() => [HistoryEntry], { description: 'Those of this page.' }) nodes!: HistoryEntry[];
  @Field(() => PageInfo, { description: 'Whether more comes, and how to ask for it.' }) pageInfo!: PageInfo;
  @Field(() => Boolean, { description: 'The whole chain of this case was recomputed and fits.' }) verified!: boolean;
}
