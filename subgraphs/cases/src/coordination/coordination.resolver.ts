import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../graph/case-result.ts';
import type { CasesContext } from '../context.ts';
import { CASE, VERSION } from '../arguments.ts';

@Resolver()
export class CoordinationResolver {
  @Mutation(() => CaseResult, { description: 'A co-handling agency has done its part.' })
  completeCoordination(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('comment', () => String, { description: 'What was done; 1 to 2,000 characters.' }) comment: string,
  ): Promise<Case | Refusal> {
    return act(context, 'completeCoordination', { id, version, comment });
  }
}
