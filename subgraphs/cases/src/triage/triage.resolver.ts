import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../graph/case-result.ts';
import { PlaceInput } from '../graph/place-input.graph.ts';
import { Urgency } from '../graph/enums.ts';
import type { CasesContext } from '../context.ts';

/** What the duty desk does with a report besides sending it on. */
@Resolver()
export class TriageResolver {
  @Mutation(() => CaseResult, { description: 'Operators: correct, classify, decide publicity. What is left out stays.' })
  editCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('title', () => String, { nullable: true }) title?: string | null,
    @Arg('content', () => String, { nullable: true }) content?: string | null,
    @Arg('categoryCode', () => String, { nullable: true }) categoryCode?: string | null,
    @Arg('urgency', () => Urgency, { nullable: true }) urgency?: Urgency | null,
    @Arg('place', () => PlaceInput, { nullable: true }) place?: PlaceInput | null,
    @Arg('isPublic', () => Boolean, { nullable: true }) isPublic?: boolean | null,
    @Arg('agencyConcernedId', () => ID, { nullable: true }) agencyConcernedId?: string | null,
  ): Promise<Case | Refusal> {
    return act(context, 'editCase', {
      id,
      version,
      title: title ?? null,
      content: content ?? null,
      categoryCode: categoryCode ?? null,
      urgency: urgency ?? null,
      place: place ?? null,
      isPublic: isPublic ?? null,
      agencyConcernedId: agencyConcernedId ?? null,
    });
  }

  @Mutation(() => CaseResult, { description: 'Operators: not accepted, with a reason; explanation where Reason.explainRequired.' })
  rejectCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reasonCode', () => String) reasonCode: string,
    @Arg('explanation', () => String, { nullable: true }) explanation?: string | null,
  ): Promise<Case | Refusal> {
    return act(context, 'rejectCase', { id, version, reasonCode, explanation: explanation ?? null });
  }
}
