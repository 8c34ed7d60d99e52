import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../graph/case-result.ts';
import type { CasesContext } from '../context.ts';

@Resolver()
export class ConversationMutations {
  @Mutation(() => CaseResult, { description: 'Both sides of the private exchange: the reporter and the handling agencies.' })
  sendMessage(
    @Ctx() context: CasesContext,
    @Arg('caseId', () => ID) caseId: string,
    @Arg('text', () => String) text: string,
    @Arg('attachmentIds', () => [ID], { nullable: true }) attachmentIds?: string[] | null,
  ): Promise<Case | Refusal> {
    return act(context, 'sendMessage', { id: caseId, text, attachmentIds: attachmentIds ?? null });
  }
}
