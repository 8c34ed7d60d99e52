import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../graph/case-result.ts';
import type { CasesContext } from '../context.ts';
import { AssignInput } from './assignment.graph.ts';

/** Whose desk a case lies on: sent, claimed, released, handed back, shared. */
@Resolver()
export class AssignmentMutations {
  @Mutation(() => CaseResult, { description: 'At RECEPTION the desk accepts the report; at an agency one officer takes it on.' })
  claimCase(@Ctx() context: CasesContext, @Arg('id', () => ID) id: string, @Arg('version', () => Int) version: number): Promise<Case | Refusal> {
    return act(context, 'claimCase', { id, version });
  }

  @Mutation(() => CaseResult, { description: 'Back into the queue of the agency.' })
  releaseCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('comment', () => String, { nullable: true }) comment?: string | null,
  ): Promise<Case | Refusal> {
    return act(context, 'releaseCase', { id, version, comment: comment ?? null });
  }

  @Mutation(() => CaseResult, { description: 'Operators: one lead agency, any number of co-handlers. Accepts a new report too.' })
  assignCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('input', () => AssignInput) input: AssignInput,
  ): Promise<Case | Refusal> {
    return act(context, 'assignCase', { id, version, input });
  }

  @Mutation(() => CaseResult, { description: 'The lead asks other agencies for their part.' })
  coordinateCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('input', () => AssignInput) input: AssignInput,
  ): Promise<Case | Refusal> {
    return act(context, 'coordinateCase', { id, version, input });
  }

  @Mutation(() => CaseResult, { description: 'The lead: out of competence, with a reason and, if known, the right agency.' })
  returnToOperator(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reasonCode', () => String) reasonCode: string,
    @Arg('comment', () => String) comment: string,
    @Arg('suggestedAgencyId', () => ID, { nullable: true }) suggestedAgencyId?: string | null,
    @Arg('notifyBySms', () => Boolean, { nullable: true }) notifyBySms?: boolean | null,
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
