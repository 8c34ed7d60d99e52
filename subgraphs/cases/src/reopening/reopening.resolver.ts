import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { act } from '../act.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseResult } from '../graph/case-result.ts';
import type { CasesContext } from '../context.ts';
import { ATTACHMENTS, CASE, VERSION } from '../arguments.ts';

@Resolver()
export class ReopeningMutations {
  @Mutation(() => CaseResult, {
    description:
      'Yêu cầu xử lý lại: the reporter, within Portal.limits.reopenDays of the answer; the second one goes to the leader of the agency, there is no third.',
  })
  reopenCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reason', () => String, { description: 'What is not done.' }) reason: string,
    @Arg('attachmentIds', () => [ID], ATTACHMENTS) attachmentIds?: string[] | null,
  ): Promise<Case | Refusal> {
    return act(context, 'reopenCase', { id, version, reason, attachmentIds: attachmentIds ?? null });
  }
}
