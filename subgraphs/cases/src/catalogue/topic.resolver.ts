import { dayOfArgument, refusing, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import type { Topic } from '../reference/topic.ts';
import { saveTopic } from './save-topic.ts';
import { TopicInput, TopicResult } from './topic.graph.ts';

/** What is left out stays left out. */
const dayOr = (day: Date | null | undefined): string | null | undefined => day && dayOfArgument(day);

@Resolver()
export class TopicMutations {
  @Mutation(() => TopicResult, { description: 'Administrators: makes a topic, or changes the one with this code.' })
  saveTopic(
    @Ctx() context: CasesContext,
    @Arg('code', () => ID, { description: 'Permanent: 2 to 40 capital letters, digits and underscores.' }) code: string,
    @Arg('input', () => TopicInput, { description: 'The form.' }) input: TopicInput,
  ): Promise<Topic | Refusal> {
    return refusing(() => saveTopic(context, code, { ...input, from: dayOr(input.from), to: dayOr(input.to) }));
  }
}
