import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { act } from '../act.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseResult } from '../graph/case-result.ts';
import type { CasesContext } from '../context.ts';
import { ATTACHMENTS, CASE, VERSION } from '../arguments.ts';

/** The clock waits, and goes on. */
@Resolver()
export class PauseMutations {
  @Mutation(() => CaseResult, { description: 'Tạm dừng thời hạn: the lead waits for somebody; the clock goes on by itself when the time is up.' })
  pauseCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reasonCode', () => String, { description: 'Of pauseReasons.' }) reasonCode: string,
    @Arg('comment', () => String, { description: 'For what; the history and the reporter read it.' }) comment: string,
    @Arg('withinWorkingHours', () => Int, { description: 'At most so long, in working hours.' }) withinWorkingHours: number,
  ): Promise<Case | Refusal> {
    return act(context, 'pauseCase', { id, version, reasonCode, comment, withinWorkingHours });
  }

  @Mutation(() => CaseResult, { description: 'The clock goes on before its pause is over.' })
  resumeCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('comment', () => String, { nullable: true, description: 'What came of it.' }) comment?: string | null,
  ): Promise<Case | Refusal> {
    return act(context, 'resumeCase', { id, version, comment: comment ?? null });
  }

  @Mutation(() => CaseResult, { description: 'Yêu cầu bổ sung: asks the reporter; the clock waits for the answer.' })
  requestInfo(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('question', () => String, { description: 'What is to be answered.' }) question: string,
    @Arg('withinWorkingHours', () => Int, { description: 'At most so long, in working hours; then the clock goes on by itself.' }) withinWorkingHours: number,
  ): Promise<Case | Refusal> {
    return act(context, 'requestInfo', { id, version, question, withinWorkingHours });
  }

  @Mutation(() => CaseResult, { description: 'The reporter answers what was asked; the clock goes on.' })
  supplyInfo(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('text', () => String, { description: 'The answer; a private message.' }) text: string,
    @Arg('attachmentIds', () => [ID], ATTACHMENTS) attachmentIds?: string[] | null,
  ): Promise<Case | Refusal> {
    return act(context, 'supplyInfo', { id, version, text, attachmentIds: attachmentIds ?? null });
  }
}
