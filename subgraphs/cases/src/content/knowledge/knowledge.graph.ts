import { DateTimeScalar, PageInfo, Refusal } from '@pakn/service-kit';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Audience } from '../../graph/enums.ts';

const STAYS = 'Left out it stays as it is, null empties it.';

@ObjectType({ description: 'What an agency knows: public-service information, new policies, how things are done (A8-29).' })
export class KnowledgeArticle {
  @Field(() => ID, { description: 'Opaque.' }) id!: string;
  @Field(() => String, { description: 'In one line.' }) title!: string;
  @Field(() => String, { description: 'Markdown: headings, lists, emphasis, links to http(s), tel and mailto. HTML in it is plain text.' }) body!: string;
  @Field(() => String, { nullable: true, description: 'Code of the field that it is about; null: several.' }) categoryCode?: string | null;
  @Field(() => Audience, { description: 'For whom it is.' }) audience!: Audience;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From then on only officers find it; null: without end.' }) validUntil?: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was changed last.' }) updatedAt!: string;
  @Field(() => Int, { description: 'Rises with every change.' }) version!: number;
  agencyId!: string | null;
}

@ObjectType({ description: 'A page of the knowledge base.' })
export class KnowledgeConnection {
  @Field(() => [KnowledgeArticle], { description: 'What was changed last comes first.' }) nodes!: KnowledgeArticle[];
  @Field(() => PageInfo, { description: 'Where it stands.' }) pageInfo!: PageInfo;
}

@InputType({ description: 'An article as its author fills it in.' })
export class KnowledgeInput {
  @Field(() => String, { description: 'At most 200 characters.' }) title!: string;
  @Field(() => String, { description: 'Markdown, at most 20,000 characters.' }) body!: string;
  @Field(() => String, { nullable: true, description: `Code of a field that there is. ${STAYS}` }) categoryCode?: string | null;
  @Field(() => Audience, { description: 'For whom it is; PUBLIC for operators and administrators.' }) audience!: Audience;
  @Field(() => DateTimeScalar, { nullable: true, description: `Later than now. ${STAYS}` }) validUntil?: Date | null;
}

export const KnowledgeResult = createUnionType({
  name: 'KnowledgeResult',
  description: 'The article as it is now, or why it was not changed.',
  types: () => [KnowledgeArticle, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'KnowledgeArticle'),
});
