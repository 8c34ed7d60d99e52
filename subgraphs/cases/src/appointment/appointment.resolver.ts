import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../case/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../case/case-result.ts';
import type { CasesContext } from '../context.ts';
import { ScheduleInput } from './appointment.graph.ts';

@Resolver()
export class AppointmentMutations {
  @Mutation(() => CaseResult, { description: 'The lead asks for a later deadline; the citizen is told why.' })
  scheduleCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('input', () => ScheduleInput) input: ScheduleInput,
  ): Promise<Case | Refusal> {
    return act(context, 'scheduleCase', { id, version, input });
  }
}
