import { z } from 'zod';
import { APPOINTMENT_STATUSES } from '@pakn/vocabulary';
import { caseEvent, clockChange, fileIds, id, limitMinutes, notify, standing, time } from './shape.ts';

/** Hẹn xử lý: the lead asked for a later deadline; the comment is the reason that the citizen reads. */
export const CaseScheduled = caseEvent(
  { kind: 'SCHEDULED', public: true, reporter: true, raisesVersion: true },
  {
    appointmentId: id,
    number: z.int(),
    status: z.enum(APPOINTMENT_STATUSES),
    dueAt: time,
    remindAt: time,
    /** Working minutes that were asked for, and of the reminder before its end; absent in events from before such limits were stored. */
    limitMinutes,
    warningMinutes: z.number().optional(),
    files: fileIds,
    notify: notify.optional(),
    standing: standing.optional(),
    clock: clockChange.optional(),
  },
);
