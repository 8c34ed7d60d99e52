import { DateTimeScalar, FieldChange, PageInfo } from '@pakn/service-kit';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { User } from '../account/user.graph.ts';
import type { SeenUser } from '../account/seen-user.ts';

@InputType({ description: 'Which entries of the security log; what is left out does not narrow it.' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'Who did it.' }) actorId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The agency of who did it, or that it was about, or whose officer it was about.' }) agencyId?: string | null;
  @Field(() => String, { nullable: true, description: 'AuditEntry.action' }) action?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From this moment on.' }) from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this moment.' }) to?: Date | null;
}

@ObjectType({ description: 'One thing that was done to a right, a setting, a person or the safety of an account. It is never changed or deleted.' })
export class AuditEntry {
  @Field(() => ID, { description: 'Its own id.' }) id!: string;
  @Field(() => DateTimeScalar, { description: 'When it was done.' }) at!: Date;
  @Field(() => User, { nullable: true, description: 'The officer who did it; null: a citizen, somebody who was not signed in, or who is gone.' })
  actor!: SeenUser | null;
  @Field(() => String, { description: 'Who did it, as the reader may know them.' }) actorName!: string;
  @Field(() => String, { description: 'The name of the mutation, or what happened: "codesLocked", "signInLocked" …' }) action!: string;
  @Field(() => String, { description: 'What or whom it was about: an officer, an agency, a catalogue; a citizen by the masked name. "": nobody known.' })
  subject!: string;
  @Field(() => [FieldChange], { description: 'What was changed, before and after; empty where nothing has a value.' }) changes!: FieldChange[];
  @Field(() => String, { nullable: true, description: 'Why, where the act asks for it.' }) reason!: string | null;
}

@ObjectType({ description: 'A page of the security log, newest first.' })
export class AuditConnection {
  @Field(() => [AuditEntry], { description: 'Those of this page.' }) nodes!: AuditEntry[];
  @Field(() => PageInfo, { description: 'Whether more comes, and how to ask for it.' }) pageInfo!: PageInfo;
}
