import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../graph/case-result.ts';
import type { CasesContext } from '../context.ts';
import { AnswerInput } from './answer.graph.ts';
import { CASE, NOTIFY_BY_SMS, VERSION } from '../arguments.ts';

const UNPUBLISHED = { description: 'One that is not published.' };

/** From the recorded answer to the published one. */
@Resolver()
export class AnswerMutations {
  @Mutation(() => CaseResult, { description: 'Cập nhật kết quả: seen by officers only until it is published.' })
  recordAnswer(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('input', () => AnswerInput, { description: 'The answer, and what is ticked with it.' }) input: AnswerInput,
  ): Promise<Case | Refusal> {
    return act(context, 'recordAnswer', { id, version, input });
  }

  @Mutation(() => CaseResult, { description: 'Trả kết quả: to the duty desk, which checks and publishes.' })
  returnResult(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('comment', () => String, { description: 'For the duty desk; at most 2,000 characters.' }) comment: string,
    @Arg('notifyBySms', () => Boolean, NOTIFY_BY_SMS) notifyBySms?: boolean | null,
  ): Promise<Case | Refusal> {
    return act(context, 'returnResult', { id, version, comment, notifyBySms: notifyBySms ?? null });
  }

  @Mutation(() => CaseResult, { description: 'A scheduled case with a recorded answer goes to review.' })
  confirmCompletion(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<Case | Refusal> {
    return act(context, 'confirmCompletion', { id, version });
  }

  @Mutation(() => CaseResult, { description: "The answering agency's leader." })
  approveAnswer(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('answerId', () => ID, UNPUBLISHED) answerId: string,
  ): Promise<Case | Refusal> {
    return act(context, 'approveAnswer', { id, version, answerId });
  }

  @Mutation(() => CaseResult, { description: 'The duty desk answers the citizen; makeCasePublic lets everybody see the case.' })
  publishAnswer(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('answerId', () => ID, UNPUBLISHED) answerId: string,
    @Arg('makeCasePublic', () => Boolean, { description: 'true: everybody may see the case from now on; false leaves that as it is.' }) makeCasePublic: boolean,
  ): Promise<Case | Refusal> {
    return act(context, 'publishAnswer', { id, version, answerId, makeCasePublic });
  }

  @Mutation(() => CaseResult, { description: 'Not good enough: back to the specialist, with a comment.' })
  requestRework(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('answerId', () => ID, { description: 'The one under review.' }) answerId: string,
    @Arg('comment', () => String, { description: 'What is to be done; 1 to 2,000 characters.' }) comment: string,
    @Arg('notifyBySms', () => Boolean, NOTIFY_BY_SMS) notifyBySms?: boolean | null,
  ): Promise<Case | Refusal> {
    return act(context, 'requestRework', { id, version, answerId, comment, notifyBySms: notifyBySms ?? null });
  }

  @Mutation(() => CaseResult, { description: 'Gỡ công khai: the duty desk takes a published answer back and has the case again.' })
  unpublishAnswer(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('answerId', () => ID, { description: 'The published one.' }) answerId: string,
    @Arg('reason', () => String, { description: 'Why; for the history.' }) reason: string,
  ): Promise<Case | Refusal> {
    return act(context, 'unpublishAnswer', { id, version, answerId, reason });
  }
}
