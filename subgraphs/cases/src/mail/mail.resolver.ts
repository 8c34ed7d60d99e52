import { DateTimeScalar, PAGE_FIRST, pageSize } from '@pakn/service-kit';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import { MailedAnswer } from './mail.graph.ts';
import { mailedAnswers } from './mailed-answers.ts';

@Resolver()
export class MailResolver {
  @Query(() => [MailedAnswer], { description: 'The mailbox: answers that go back by mail, the oldest first (B-32).' })
  mailedAnswers(
    @Ctx() { services }: CasesContext,
    @Arg('from', () => DateTimeScalar, { description: 'Published then or later.' }) from: Date,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
  ): Promise<MailedAnswer[]> {
    return mailedAnswers(services.pool, from, pageSize(first));
  }
}
