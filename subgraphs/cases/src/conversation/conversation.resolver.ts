import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../case/case.entity.ts';
import { CaseResult, caseResult } from '../case/case-result.ts';
import type { CasesContext } from '../context.ts';
import { sendMessage } from './send-message.ts';

@Resolver()
export class ConversationMutations {
  @Mutation(() => CaseResult, { description: 'Both sides of the private exchange: the reporter and the handling agencies.' })
  sendMessage(
    @Ctx() context: CasesContext,
    @Arg('caseId', () => ID) caseId: string,
    @Arg('text', () => String) text: string,
    @Arg('attachmentIds', () => [ID], { nullable: true }) attachmentIds?: string[] | null,
  ): Promise<Case | Refusal> {
    return caseResult(context, () => sendMessage(context, { caseId, text, attachmentIds: attachmentIds ?? null }));
  }
}
