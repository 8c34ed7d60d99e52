import { DateTimeScalar } from '@pakn/service-kit';
import { Field, ID, InputType } from 'type-graphql';
import { PlaceInput } from '../graph/place-input.graph.ts';
import { CaseKind, Channel, IdentityMode, SubjectKind } from '../graph/enums.ts';

@InputType({ description: 'What a person answered to a Challenge.' })
export class ChallengeAnswer {
  @Field(() => ID, { description: 'Challenge.id' }) id!: string;
  @Field(() => String, { description: 'The sum in digits, for example "8".' }) answer!: string;
}

@InputType({ description: 'A report as the form holds it. Title, content and (but for a proposal) a place are needed; each wrong field has its own problem.' })
export class CaseDraftInput {
  @Field(() => String, { nullable: true, description: 'At most Portal.limits.titleLength characters.' }) title?: string | null;
  @Field(() => String, { nullable: true, description: 'What happened; at most Portal.limits.contentLength characters.' }) content?: string | null;
  @Field(() => PlaceInput, { nullable: true, description: 'An address, a point in the province, or both. A proposal needs none; its point is left out.' })
  place?: PlaceInput | null;
  @Field(() => String, { nullable: true, description: 'The commune, 5 digits; left out: the one of the point. place.wardCode goes first.' }) wardCode?:
    | string
    | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it happened; not in the future.' }) occurredAt?: Date | null;
  @Field(() => CaseKind, { nullable: true, description: 'Left out: INCIDENT.' }) kind?: CaseKind | null;
  @Field(() => SubjectKind, { nullable: true, description: "Left out: BUSINESS for an organisation's account, otherwise CITIZEN." })
  subjectKind?: SubjectKind | null;
  @Field(() => String, { nullable: true, description: 'Of categories; left out: the duty desk classifies it.' }) categoryCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Of topics(activeOnly: true): what the province asks about (A7-03).' }) topicCode?: string | null;
  @Field(() => ID, { nullable: true, description: 'Đơn vị bị phản ánh: the agency that it is about.' }) agencyConcernedId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The agency that the reporter would like to handle it.' }) preferredAgencyId?: string | null;
  @Field(() => IdentityMode, {
    nullable: true,
    description: 'Left out: PUBLIC_NAME. ANONYMOUS: whoever reports without an account (startAnonymous), nobody else; theirs is nothing else.',
  })
  identityMode?: IdentityMode | null;
  @Field(() => Boolean, { nullable: true, description: 'Only with PUBLIC_NAME: the public reads the full name.' }) showFullName?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'What the reporter wishes; the duty desk decides at acceptance.' }) isPublic?: boolean | null;
  @Field(() => Channel, { nullable: true, description: 'WEB, APP or CHATBOT.' }) channel?: Channel | null;
  @Field(() => [ID], { nullable: true, description: "Uploaded files of one's own; at most Portal.limits.attachments." }) attachmentIds?: string[] | null;
}

@InputType({ description: 'On behalf of a caller or visitor; the person is saved in accounts first (saveContact).' })
export class IntakeInput {
  @Field(() => CaseDraftInput, { description: 'What the person says.' }) draft!: CaseDraftInput;
  @Field(() => Channel, { description: 'How it came in; not WEB or APP.' }) channel!: Channel;
  @Field(() => ID, { description: 'Whose report it is: Contact.id.' }) contactId!: string;
  @Field(() => String, { nullable: true, description: 'Where it was taken down, for example "Tổng đài".' }) createdPlace?: string | null;
}
