import { DomainError, cleanText, newId, refuseIfAny } from '@pakn/service-kit';
import type { Case } from '../case/case.entity.ts';
import { changeCase } from '../case/change-case.ts';
import { Appointment } from '../case/parts.entity.ts';
import type { ReferenceBook } from '../case/reference-book.ts';
import { takeAttachments } from '../case/take-attachments.ts';
import { MINUTE_MS } from '../clock/local-time.ts';
import type { CasesContext } from '../context.ts';
import { fileIdsOf } from '../process/file-ids.ts';
import { calendarOf, readingOf, runClock } from '../process/run-clock.ts';
import { move, permit } from '../process/take-action.ts';
import { LONGEST_COMMENT, problemsOf } from '../process/words.ts';
import { appointmentTimes, wrongWish, type AppointmentWish } from './appointment.ts';

export interface Scheduling extends AppointmentWish {
  reason: string;
  attachmentIds?: string[] | null;
}

/**
 * Hẹn xử lý (A8-17): the lead asks for a later deadline, with a reason that the citizen reads. The appointment ends the asked working time from now;
 * one that ends before the present deadline promises an earlier day and leaves the deadline.
 * @throws APPOINTMENT_NOT_ALLOWED, APPOINTMENT_TOO_LATE, APPOINTMENT_LIMIT, REASON_REQUIRED, INVALID_INPUT
 */
export function scheduleCase(context: CasesContext, { id, version, input }: { id: string; version: number; input: Scheduling }): Promise<string> {
  return changeCase({ context, caseId: id, version, action: 'scheduleCase', input }, async (desk, deciding) => {
    const transition = permit('SCHEDULE', desk, deciding);
    const { services, actor, now, em } = deciding;
    const { reference } = services;
    const reason = cleanText(input.reason);
    if (!reason)
      throw new DomainError('REASON_REQUIRED', { fields: [{ path: 'input.reason', code: 'REQUIRED', message: 'Nhập lý do, người dân sẽ đọc nội dung này.' }] });
    const files = fileIdsOf(input.attachmentIds, 'input.attachmentIds');
    refuseIfAny([...wrongWish(input), ...problemsOf(reason, { path: 'input.reason', name: 'lý do hẹn', longest: LONGEST_COMMENT })]);

    const times = appointmentTimes(calendarOf(desk.case, reference), input, now);
    const made = em.create(Appointment, {
      id: newId(),
      caseId: id,
      number: desk.appointments.length + 1,
      status: 'IN_FORCE',
      ...times,
      reason,
      createdAt: now,
      createdBy: actor.identity.sub ?? '',
      decidedBy: null,
      version: 1,
    });
    em.persist(made);
    desk.appointments.push(made);
    runClock(transition, desk, reference, now, extensionTo(times.dueAt, desk.case, reference, now));
    desk.case.remindAt = times.remindAt;
    move(desk, transition, now);
    await em.flush();
    await takeAttachments(deciding, files, actor.identity.sub ?? '', { kind: 'appointment', id: made.id, purpose: 'DOCUMENT' }, 'input.attachmentIds');
    return { type: transition.event, comment: reason, data: { appointmentId: made.id } };
  });
}

/** By how many working minutes the limit must grow to end at `dueAt`; 0 when the present deadline is later anyway. */
function extensionTo(dueAt: Date, found: Case, reference: ReferenceBook, now: Date): number {
  const present = readingOf(found, reference, now).dueAt;
  return present ? calendarOf(found, reference).workingMsBetween(present, dueAt) / MINUTE_MS : 0;
}
