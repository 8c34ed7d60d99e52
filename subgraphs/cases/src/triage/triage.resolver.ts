import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../graph/case-result.ts';
import { PlaceInput } from '../graph/place-input.graph.ts';
import { Urgency } from '../graph/enums.ts';
import type { CasesContext } from '../context.ts';
import { CASE, VERSION } from '../arguments.ts';

/** What the duty desk does with a report besides sending it on. */
@Resolver()
export class TriageResolver {
  @Mutation(() => CaseResult, { description: 'Operators: correct, classify, decide publicity. What is left out stays.' })
  editCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('title', () => String, { nullable: true, description: 'At most Portal.limits.titleLength characters.' }) title?: string | null,
    @Arg('content', () => String, { nullable: true, description: 'At most Portal.limits.contentLength characters.' }) content?: string | null,
    @Arg('categoryCode', () => String, { nullable: true, description: 'Of categories.' }) categoryCode?: string | null,
    @Arg('urgency', () => Urgency, { nullable: true, description: 'With its own limit.' }) urgency?: Urgency | null,
    @Arg('place', () => PlaceInput, { nullable: true, description: 'The corrected place; what is left out of it stays.' }) place?: PlaceInput | null,
    @Arg('isPublic', () => Boolean, { nullable: true, description: 'Whether everybody may see it.' }) isPublic?: boolean | null,
    @Arg('agencyConcernedId', () => ID, { nullable: true, description: 'The agency that it is about.' }) agencyConcernedId?: string | null,
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
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reasonCode', () => String, { description: 'Of refusalReasons.' }) reasonCode: string,
    @Arg('explanation', () => String, { nullable: true, description: 'For the reporter; at most 2,000 characters.' }) explanation?: string | null,
  ): Promise<Case | Refusal> {
    return act(context, 'rejectCase', { id, version, reasonCode, explanation: explanation ?? null });
  }
}
