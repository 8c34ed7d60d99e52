import type { CaseEvent } from '@pakn/events/case';
import { DomainError } from '@pakn/service-kit/rules';
import { handlersOf } from '../process/notify.ts';
import { permit, standingOf } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { commentOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';
import { appointedClock } from './schedule-case.ts';

export interface Deciding {
  appointmentId: string;
  agreed: boolean;
  comment?: string | null;
}

/** Duyệt phiếu hẹn: the leader agrees to a second appointment, which then moves the deadline, or refuses it. */
export function decideAppointment(input: Deciding, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('DECIDE_APPOINTMENT', state, rules);
  const appointment = state.appointments.find((each) => each.id === input.appointmentId && each.status === 'AWAITING_LEADER');
  if (!appointment)
    throw new DomainError('INVALID_INPUT', {
      fields: [
        { path: 'appointmentId', code: 'UNKNOWN', message: { vi: 'Không tìm thấy phiếu hẹn chờ duyệt.', en: 'No such appointment waits for a decision.' } },
      ],
    });
  // Neither a day that is past nor one that a waiting clock would move can be promised: refusing is still possible.
  if (input.agreed && (state.case.pausedAt || appointment.dueAt <= rules.now)) throw new DomainError('NOT_NOW', { caseId: state.case.id });
  const comment = commentOf(input.comment);
  const remindAt = appointment.remindAt > rules.now ? appointment.remindAt : rules.now;
  return [
    {
      type: 'AppointmentDecided',
      data: {
        appointmentId: appointment.id,
        agreed: input.agreed,
        notify: handlersOf(state.case.leadAgencyId ?? ''),
        ...(input.agreed
          ? {
              standing: standingOf(transition, state),
              clock: appointedClock({ dueAt: appointment.dueAt, remindAt }, state, rules),
            }
          : {}),
      },
      ...(comment ? { words: { comment } } : {}),
    },
  ];
}
