import { refusing, type Done, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../graph/case-result.ts';
import { DoneResult } from '../graph/done-result.ts';
import type { CasesContext } from '../context.ts';
import { ATTACHMENTS, CASE } from '../arguments.ts';
import { receiveMessage } from './receive-message.ts';

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

  @Mutation(() => DoneResult, {
    description: 'The mailbox: what the sender of a mailed report writes about it. NOT_FOUND for every other sender, and every other report (B-32).',
  })
  receiveMessage(
    @Ctx() context: CasesContext,
    @Arg('code', () => String, { description: 'The code of the report.' }) code: string,
    @Arg('contactId', () => ID, { description: 'Who wrote: saveMailContact.' }) contactId: string,
    @Arg('text', () => String, { description: '1 to 2,000 characters.' }) text: string,
    @Arg('attachmentIds', () => [ID], ATTACHMENTS) attachmentIds?: string[] | null,
  ): Promise<Done | Refusal> {
    return refusing(() => receiveMessage(context, { code, contactId, text, attachmentIds: attachmentIds ?? [] }));
  }
}
