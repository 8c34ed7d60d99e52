import { DateTimeScalar, Refusal, registerGraphEnum } from '@pakn/service-kit';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Audience } from '../../graph/enums.ts';

registerGraphEnum('Audience', Audience);

@ObjectType({ description: 'A chapter of the guide.' })
export class Guide {
  @Field(() => ID, { description: 'Its address: "gui-phan-anh".' }) slug!: string;
  @Field(() => String, { description: 'In one line.' }) title!: string;
  @Field(() => String, { description: 'Markdown: headings, lists, emphasis, links to http(s), tel, mailto and pages of the portal. HTML in it is plain text.' })
  body!: string;
  @Field(() => Audience, { description: 'For whom it is.' }) audience!: Audience;
  @Field(() => Int, { description: 'Its place in the guide, from the smallest.' }) order!: number;
  @Field(() => DateTimeScalar, { description: 'When it was changed last.' }) updatedAt!: string;
  @Field(() => Int, { description: 'Rises with every change.' }) version!: number;
}

@InputType({ description: 'A chapter as an administrator fills it in.' })
export class GuideInput {
  @Field(() => ID, { description: 'Permanent: 2 to 60 small letters, digits and hyphens.' }) slug!: string;
  @Field(() => String, { description: 'At most 200 characters.' }) title!: string;
  @Field(() => String, { description: 'Markdown, at most 20,000 characters.' }) body!: string;
  @Field(() => Audience, { description: 'For whom it is.' }) audience!: Audience;
  @Field(() => Int, { description: '0 to 9999.' }) order!: number;
}

export const GuideResult = createUnionType({
  name: 'GuideResult',
  description: 'The chapter as it is now, or why it was not changed.',
  types: () => [Guide, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Guide'),
});
