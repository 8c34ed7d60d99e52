import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../graph/case-result.ts';
import type { CasesContext } from '../context.ts';
import { AssignInput } from './assignment.graph.ts';
import { CASE, NOTIFY_BY_SMS, VERSION } from '../arguments.ts';

/** Whose desk a case lies on: sent, claimed, released, handed back, shared. */
@Resolver()
export class AssignmentMutations {
  @Mutation(() => CaseResult, { description: 'At RECEPTION the desk accepts the report; at an agency one officer takes it on.' })
  claimCase(@Ctx() context: CasesContext, @Arg('id', () => ID, CASE) id: string, @Arg('version', () => Int, VERSION) version: number): Promise<Case | Refusal> {
    return act(context, 'claimCase', { id, version });
  }

  @Mutation(() => CaseResult, { description: 'Back into the queue of the agency.' })
  releaseCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('comment', () => String, { nullable: true, description: 'Why; for the history. At most 2,000 characters.' }) comment?: string | null,
  ): Promise<Case | Refusal> {
    return act(context, 'releaseCase', { id, version, comment: comment ?? null });
  }

  @Mutation(() => CaseResult, { description: 'Operators: one lead agency, any number of co-handlers. Accepts a new report too.' })
  assignCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('input', () => AssignInput, { description: 'Who handles it, and how soon.' }) input: AssignInput,
  ): Promise<Case | Refusal> {
    return act(context, 'assignCase', { id, version, input });
  }

  @Mutation(() => CaseResult, { description: 'The lead asks other agencies for their part.' })
  coordinateCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('input', () => AssignInput, { description: 'The lead agency as it is, and at least one new co-handler.' }) input: AssignInput,
  ): Promise<Case | Refusal> {
    return act(context, 'coordinateCase', { id, version, input });
  }

  @Mutation(() => CaseResult, { description: 'The lead: out of competence, with a reason and, if known, the right agency.' })
  returnToOperator(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reasonCode', () => String, { description: 'Of returnReasons.' }) reasonCode: string,
    @Arg('comment', () => String, { description: 'Why; 1 to 2,000 characters.' }) comment: string,
    @Arg('suggestedAgencyId', () => ID, { nullable: true, description: 'The agency that should have it, if known; it is active.' }) suggestedAgencyId?:
      | string
      | null,
    @Arg('notifyBySms', () => Boolean, NOTIFY_BY_SMS) notifyBySms?: boolean | null,
  ): Promise<Case | Refusal> {
    return act(context, 'returnToOperator', {
      id,
      version,
      reasonCode,
      comment,
      suggestedAgencyId: suggestedAgencyId ?? null,
      notifyBySms: notifyBySms ?? null,
    });
  }
}
