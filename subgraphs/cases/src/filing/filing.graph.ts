import { DateTimeScalar } from '@pakn/service-kit';
import { Field, ID, InputType } from 'type-graphql';
import { PlaceInput } from '../graph/place-input.graph.ts';
import { CaseKind, Channel, IdentityMode, SubjectKind } from '../graph/enums.ts';

@InputType()
export class ChallengeAnswer {
  @Field(() => ID) id!: string;
  @Field(() => String) answer!: string;
}

@InputType()
export class CaseDraftInput {
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => String, { nullable: true }) content?: string | null;
  @Field(() => PlaceInput, { nullable: true }) place?: PlaceInput | null;
  @Field(() => String, { nullable: true }) wardCode?: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) occurredAt?: Date | null;
  @Field(() => CaseKind, { nullable: true }) kind?: CaseKind | null;
  @Field(() => SubjectKind, { nullable: true }) subjectKind?: SubjectKind | null;
  @Field(() => String, { nullable: true }) categoryCode?: string | null;
  @Field(() => ID, { nullable: true }) agencyConcernedId?: string | null;
  @Field(() => ID, { nullable: true }) preferredAgencyId?: string | null;
  @Field(() => IdentityMode, { nullable: true }) identityMode?: IdentityMode | null;
  @Field(() => Boolean, { nullable: true, description: 'Only with PUBLIC_NAME: the public reads the full name.' }) showFullName?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'What the reporter wishes; the duty desk decides at acceptance.' }) isPublic?: boolean | null;
  @Field(() => Channel, { nullable: true, description: 'WEB, APP or CHATBOT.' }) channel?: Channel | null;
  @Field(() => [ID], { nullable: true }) attachmentIds?: string[] | null;
}

@InputType({ description: 'On behalf of a caller or visitor; the person is saved in accounts first (saveContact).' })
export class IntakeInput {
  @Field(() => CaseDraftInput) draft!: CaseDraftInput;
  @Field(() => Channel) channel!: Channel;
  @Field(() => ID) contactId!: string;
  @Field(() => String, { nullable: true }) createdPlace?: string | null;
}
