import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { act } from '../act.ts';
import { CASE, NOTIFY_BY_SMS, VERSION } from '../arguments.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseResult } from '../graph/case-result.ts';
import type { CasesContext } from '../context.ts';

/** What leaders and those who watch over the province do. */
@Resolver()
export class LeaderMutations {
  @Mutation(() => CaseResult, { description: 'Giao việc: the leader gives the part to an own officer or to a unit below.' })
  delegateCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('officerId', () => ID, { nullable: true, description: 'Of the own agency, or of the unit.' }) officerId?: string | null,
    @Arg('unitAgencyId', () => ID, { nullable: true, description: 'An agency whose parent is the own one.' }) unitAgencyId?: string | null,
    @Arg('comment', () => String, { nullable: true, description: 'What is to be done.' }) comment?: string | null,
    @Arg('notifyBySms', () => Boolean, NOTIFY_BY_SMS) notifyBySms?: boolean | null,
  ): Promise<Case | Refusal> {
    return act(context, 'delegateCase', {
      id,
      version,
      officerId: officerId ?? null,
      unitAgencyId: unitAgencyId ?? null,
      comment: comment ?? null,
      notifyBySms: notifyBySms ?? null,
    });
  }

  @Mutation(() => CaseResult, { description: 'Nhận xử lý thay: the leader holds the part; the provincial office takes over what climbed to it.' })
  takeOverCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('comment', () => String, { nullable: true, description: 'Why.' }) comment?: string | null,
  ): Promise<Case | Refusal> {
    return act(context, 'takeOverCase', { id, version, comment: comment ?? null });
  }

  @Mutation(() => CaseResult, { description: 'Đôn đốc: asks the holder to hurry.' })
  urgeCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('text', () => String, { description: 'What about.' }) text: string,
  ): Promise<Case | Refusal> {
    return act(context, 'urgeCase', { id, version, text });
  }
}
