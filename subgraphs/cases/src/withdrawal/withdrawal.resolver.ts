import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { act } from '../act.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseResult } from '../graph/case-result.ts';
import type { CasesContext } from '../context.ts';
import { CASE, VERSION } from '../arguments.ts';

@Resolver()
export class WithdrawalMutations {
  @Mutation(() => CaseResult, { description: 'Rút phản ánh: the reporter, until somebody has accepted it.' })
  withdrawCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reason', () => String, { nullable: true, description: 'Why, if the reporter wants to say.' }) reason?: string | null,
  ): Promise<Case | Refusal> {
    return act(context, 'withdrawCase', { id, version, reason: reason ?? null });
  }
}
