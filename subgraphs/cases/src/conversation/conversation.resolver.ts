import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../graph/case-result.ts';
import type { CasesContext } from '../context.ts';
import { ATTACHMENTS, CASE } from '../arguments.ts';

@Resolver()
export class ConversationMutations {
  @Mutation(() => CaseResult, { description: 'Both sides of the private exchange: the reporter and the handling agencies.' })
  sendMessage(
    @Ctx() context: CasesContext,
    @Arg('caseId', () => ID, CASE) caseId: string,
    @Arg('text', () => String, { description: '1 to 2,000 characters.' }) text: string,
    @Arg('attachmentIds', () => [ID], ATTACHMENTS) attachmentIds?: string[] | null,
  ): Promise<Case | Refusal> {
    return act(context, 'sendMessage', { id: caseId, text, attachmentIds: attachmentIds ?? null });
  }
}
