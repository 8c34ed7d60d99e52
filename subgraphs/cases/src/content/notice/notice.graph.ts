import { DateTimeScalar, PageInfo, Refusal, registerGraphEnum } from '@pakn/service-kit';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { NoticeKind } from '../../graph/enums.ts';

registerGraphEnum('NoticeKind', NoticeKind);

@ObjectType({ description: 'An announcement of the province or of an agency.' })
export class Notice {
  @Field(() => ID, { description: 'Opaque.' }) id!: string;
  @Field(() => NoticeKind, { description: 'What it is about.' }) kind!: NoticeKind;
  @Field(() => String, { description: 'In one line.' }) title!: string;
  @Field(() => String, { description: 'What it says, in a sentence or two.' }) summary!: string;
  @Field(() => String, { description: 'Markdown: headings, lists, emphasis, links to http(s), tel and mailto. HTML in it is plain text.' }) body!: string;
  @Field(() => Boolean, { description: 'It stands before newer ones.' }) pinned!: boolean;
  @Field(() => Boolean, { description: 'false: a draft, for those who write or publish it.' }) published!: boolean;
  @Field(() => DateTimeScalar, { description: 'When it was published last; of a draft: when it was begun.' }) publishedAt!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From then on it is in no public list; null: without end.' }) validUntil?: string | null;
  @Field(() => Int, { description: 'Rises with every change.' }) version!: number;
  agencyId!: string | null;
}

@ObjectType({ description: 'A page of notices.' })
export class NoticeConnection {
  @Field(() => [Notice], { description: 'Pinned ones first, then the newest.' }) nodes!: Notice[];
  @Field(() => PageInfo, { description: 'Where it stands.' }) pageInfo!: PageInfo;
}

@InputType({ description: 'A notice as its author fills it in.' })
export class NoticeInput {
  @Field(() => String, { description: 'At most 200 characters.' }) title!: string;
  @Field(() => String, { description: 'At most 300 characters.' }) summary!: string;
  @Field(() => String, { description: 'Markdown, at most 20,000 characters.' }) body!: string;
  @Field(() => NoticeKind, { description: 'What it is about.' }) kind!: NoticeKind;
  @Field(() => Boolean, { nullable: true, description: 'It stands before newer ones. Left out or null: as it is; of a new one: no.' }) pinned?: boolean | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Later than now. Left out it stays as it is, null empties it.' }) validUntil?: Date | null;
  @Field(() => [ID], {
    nullable: true,
    description: "Its files in their order: those that it has, and uploads of one's own; at most Portal.limits.attachments. Left out or null: as they are.",
  })
  attachmentIds?: string[] | null;
}

export const NoticeResult = createUnionType({
  name: 'NoticeResult',
  description: 'The notice as it is now, or why it was not changed.',
  types: () => [Notice, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Notice'),
});
