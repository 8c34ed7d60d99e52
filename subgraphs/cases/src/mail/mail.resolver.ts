import { DateTimeScalar, PAGE_FIRST, pageSize } from '@pakn/service-kit';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import { MailedWords } from './mail.graph.ts';
import { mailedWords } from './mailed-words.ts';

@Resolver()
export class MailResolver {
  @Query(() => [MailedWords], {
    description: 'The mailbox: answers, questions, refusals, messages and closings of mailed reports, the oldest first (B-32).',
  })
  mailedWords(
    @Ctx() { services }: CasesContext,
    @Arg('from', () => DateTimeScalar, { description: 'Written then or later.' }) from: Date,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
  ): Promise<MailedWords[]> {
    return mailedWords(services, from, pageSize(first));
  }
}
