import { DateScalar, Refusal } from '@pakn/service-kit';
import { createUnionType, Field, InputType } from 'type-graphql';
import { TopicType } from '../reference/reference.graph.ts';

const STAYS = 'Left out it stays as it is, null empties it.';

@InputType({ description: 'A topic as an administrator fills it in.' })
export class TopicInput {
  @Field(() => String, { description: 'Vietnamese name, at most 150 characters.' }) name!: string;
  @Field(() => String, { description: 'English name, at most 150 characters.' }) nameEn!: string;
  @Field(() => String, { description: 'What is asked, in Vietnamese, at most 2,000 characters; lines are kept.' }) introduction!: string;
  @Field(() => Boolean, { description: 'False: it is offered no more; cases that have it keep it.' }) active!: boolean;
  @Field(() => DateScalar, { nullable: true, description: `Offered from this day on. ${STAYS}` }) from?: Date | null;
  @Field(() => DateScalar, { nullable: true, description: `Offered until this day. ${STAYS}` }) to?: Date | null;
}

export const TopicResult = createUnionType({
  name: 'TopicResult',
  description: 'The topic as it is now, or why it was not saved.',
  types: () => [TopicType, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Topic'),
});
