import { z } from 'zod';
import { caseEvent, clockChange, id, notify, time } from './shape.ts';

/** The calendar or the working hours were changed, and with them these deadlines; what is left out stayed. */
export const DeadlineChanged = caseEvent(
  { kind: 'DEADLINE_CHANGED', public: false, reporter: true, raisesVersion: true },
  {
    clock: clockChange,
    appointments: z.array(z.object({ appointmentId: id, dueAt: time, remindAt: time })),
    notify,
  },
);
