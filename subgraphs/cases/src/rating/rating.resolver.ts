import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../graph/case-result.ts';
import { Satisfaction } from '../graph/enums.ts';
import type { CasesContext } from '../context.ts';
import { CASE } from '../arguments.ts';

@Resolver()
export class RatingMutations {
  @Mutation(() => CaseResult, { description: 'The reporter, within Portal.limits.ratingDays of the answer; a later one replaces it.' })
  rateCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('satisfaction', () => Satisfaction, { description: 'One of Portal.satisfactionScale.' }) satisfaction: Satisfaction,
    @Arg('comment', () => String, { nullable: true, description: 'At most 2,000 characters; for the reporter and officers.' }) comment?: string | null,
  ): Promise<Case | Refusal> {
    return act(context, 'rateCase', { id, satisfaction, comment: comment ?? null });
  }
}
