import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { act } from '../act.ts';
import { CaseResult } from '../graph/case-result.ts';
import type { CasesContext } from '../context.ts';
import { ScheduleInput } from './appointment.graph.ts';
import { CASE, VERSION } from '../arguments.ts';

@Resolver()
export class AppointmentMutations {
  @Mutation(() => CaseResult, { description: 'The lead asks for a later deadline; the citizen reads the reason.' })
  scheduleCase(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('input', () => ScheduleInput, { description: 'How long, why, and when to remind.' }) input: ScheduleInput,
  ): Promise<Case | Refusal> {
    return act(context, 'scheduleCase', { id, version, input });
  }

  @Mutation(() => CaseResult, { description: "Duyệt phiếu hẹn: the agency's leader agrees to the second appointment, or refuses it." })
  decideAppointment(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('appointmentId', () => ID, { description: 'One that waits: AWAITING_LEADER.' }) appointmentId: string,
    @Arg('agreed', () => Boolean, { description: 'false: refused, the deadline stays.' }) agreed: boolean,
    @Arg('comment', () => String, { nullable: true, description: 'Why.' }) comment?: string | null,
  ): Promise<Case | Refusal> {
    return act(context, 'decideAppointment', { id, version, appointmentId, agreed, comment: comment ?? null });
  }
}
