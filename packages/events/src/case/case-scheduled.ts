import { z } from 'zod';
import { APPOINTMENT_STATUSES } from '@pakn/vocabulary';
import { caseEvent, clockChange, fileIds, id, notify, standing, time } from './shape.ts';

/** Hẹn xử lý: the lead asked for a later deadline; the comment is the reason that the citizen reads. */
export const CaseScheduled = caseEvent(
  { kind: 'SCHEDULED', public: true, reporter: true, raisesVersion: true },
  {
    appointmentId: id,
    number: z.int(),
    status: z.enum(APPOINTMENT_STATUSES),
    dueAt: time,
    remindAt: time,
    files: fileIds,
    notify: notify.optional(),
    standing: standing.optional(),
    clock: clockChange.optional(),
  },
);
