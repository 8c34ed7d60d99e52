import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../graph/case-result.ts';
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

  @Mutation(() => CaseResult, { description: "Duyệt phiếu hẹn: the agency's leader agrees to the second appointment, or refuses it." })
  decideAppointment(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, { description: 'The case.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that the client saw.' }) version: number,
    @Arg('appointmentId', () => ID, { description: 'One that waits: AWAITING_LEADER.' }) appointmentId: string,
    @Arg('agreed', () => Boolean, { description: 'false: refused, the deadline stays.' }) agreed: boolean,
    @Arg('comment', () => String, { nullable: true, description: 'Why.' }) comment?: string | null,
  ): Promise<Case | Refusal> {
    return act(context, 'decideAppointment', { id, version, appointmentId, agreed, comment: comment ?? null });
  }
}
