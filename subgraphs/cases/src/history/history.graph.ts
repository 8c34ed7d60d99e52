import { DateTimeScalar, FieldChange, PageInfo } from '@pakn/service-kit';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { UserReference } from '../graph/parts.graph.ts';

@ObjectType({ description: 'One change of a case: who, when, old and new values (A8-18). Officers only.' })
@Directive('@key(fields: "id")')
export class HistoryEntry {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => UserReference, { nullable: true, description: 'Null for the system, and for a reporter whose name this officer may not read.' })
  actor?: UserReference | null;
  @Field(() => String, { nullable: true, description: 'For accounts alone: who acted and how much of the person this viewer may read, sealed.' })
  @Directive('@inaccessible')
  @Directive('@tag(name: "viewer")')
  actorRef?: string | null;
  @Field(() => String, { description: 'What was done, in Vietnamese.' }) action!: string;
  @Field(() => [FieldChange]) changes!: FieldChange[];
  @Field(() => String, { nullable: true }) comment?: string | null;
  @Field(() => String, { description: 'SHA-256 over the entry and the hash of the one before it, in hex.' }) hash!: string;
}

@ObjectType()
export class HistoryConnection {
  @Field(() => [HistoryEntry]) nodes!: HistoryEntry[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Boolean, { description: 'The whole chain of this case was recomputed and fits.' }) verified!: boolean;
}
