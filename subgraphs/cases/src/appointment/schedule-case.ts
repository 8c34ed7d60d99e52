import type { CaseEvent, ClockChange } from '@pakn/events/case';
import { DomainError, cleanText, refuseIfAny } from '@pakn/service-kit/rules';
import type { AppointedTimes } from '../clock/limits.ts';
import { MINUTE_MS } from '@pakn/service-kit/rules';
import { checkedFileIds } from '../process/files.ts';
import { leaderOf } from '../process/notify.ts';
import { permit, standingOf } from '../process/permit.ts';
import { knowsAction } from '../process/process.ts';
import type { Rules } from '../process/rules.ts';
import { calendarOf, extendClock, readingOf, reminderChange } from '../process/run-clock.ts';
import { LONGEST_COMMENT, problemsOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';
import { appointmentTimes, grantedMinutes, wrongWish, type AppointmentWish } from './appointment.ts';

export interface Scheduling extends AppointmentWish {
  reason: string;
  attachmentIds?: string[] | null;
}

/**
 * Hẹn xử lý (A8-17): the lead asks for a later deadline, with a reason that the citizen reads. The appointment ends the asked working time from now;
 * one that ends before the present deadline promises an earlier day and leaves the deadline. A second one waits for the leader and moves nothing until then.
 * @throws APPOINTMENT_NOT_ALLOWED, APPOINTMENT_TOO_LATE, APPOINTMENT_LIMIT, APPOINTMENT_TOO_LONG, REASON_REQUIRED, INVALID_INPUT
 */
export function scheduleCase({ input }: { input: Scheduling }, state: CaseState, rules: Rules): CaseEvent[] {
  const waits = state.appointments.some((each) => each.status !== 'REFUSED') && knowsAction(state.case, 'EXTEND');
  const transition = permit(waits ? 'EXTEND' : 'SCHEDULE', state, rules);
  const reason = cleanText(input.reason);
  if (!reason)
    throw new DomainError('REASON_REQUIRED', {
      fields: [
        { path: 'input.reason', code: 'REQUIRED', message: { vi: 'Nhập lý do, người dân sẽ đọc nội dung này.', en: 'Give the reason; the citizen reads it.' } },
      ],
    });
  const files = checkedFileIds(input.attachmentIds, 'input.attachmentIds', rules);
  refuseIfAny([...wrongWish(input), ...problemsOf(reason, { path: 'input.reason', name: { vi: 'lý do hẹn', en: 'the reason' }, longest: LONGEST_COMMENT })]);

  const { dueAt, remindAt } = appointmentTimes(calendarOf(state.case, rules), input, rules.now);
  extensionTo(dueAt, state, rules); // refused at once, also what would wait for the leader
  return [
    {
      type: 'CaseScheduled',
      data: {
        appointmentId: rules.newId(),
        number: state.appointments.length + 1,
        status: waits ? 'AWAITING_LEADER' : 'IN_FORCE',
        dueAt: dueAt.toISOString(),
        remindAt: remindAt.toISOString(),
        ...grantedMinutes(input),
        files,
        ...(waits
          ? { notify: leaderOf(state) }
          : {
              standing: standingOf(transition, state),
              clock: appointedClock({ dueAt, remindAt }, state, rules),
            }),
      },
      words: { comment: reason },
    },
  ];
}

/** The uploaded files that it names. */
scheduleCase.fileIds = ({ input }: { input: Scheduling }): string[] => input.attachmentIds ?? [];

/** What an appointment in force does to the clock: the limit ends with it if it ended before, and the holder is reminded of the appointment. */
export function appointedClock({ dueAt, remindAt }: AppointedTimes, state: CaseState, rules: Rules): ClockChange {
  const extended = extendClock(state, rules, extensionTo(dueAt, state, rules));
  return { ...extended, ...reminderChange(calendarOf(state.case, rules), remindAt, extended.dueAt ? new Date(extended.dueAt) : (state.case.dueAt ?? null)) };
}

/**
 * By how many working minutes the limit must grow to end at `dueAt`; 0 when the present deadline is later anyway. Pauses count for themselves.
 * @throws APPOINTMENT_TOO_LONG when the limit and its appointments would be more together than the service level's `maxTotal`
 */
function extensionTo(dueAt: Date, state: CaseState, rules: Rules): number {
  const { dueAt: present, workingMinutes } = readingOf(state.case, rules);
  const extension = present ? calendarOf(state.case, rules).workingMsBetween(present, dueAt) / MINUTE_MS : 0;
  const { maxTotal } = rules.reference.level(state.case.urgency, rules.now);
  if (extension > 0 && workingMinutes + extension > maxTotal * 60)
    throw new DomainError('APPOINTMENT_TOO_LONG', {
      fields: [
        {
          path: 'input.amount',
          code: 'APPOINTMENT_TOO_LONG',
          message: { vi: `Tổng thời gian xử lý tối đa là ${maxTotal} giờ làm việc.`, en: `All of it may take ${maxTotal} working hours at most.` },
        },
      ],
    });
  return extension;
}
