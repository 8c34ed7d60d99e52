import { z } from 'zod';
import { caseEvent, clockChange, id, notify, standing } from './shape.ts';

/** The leader agreed to an appointment that waited for it, or refused it. */
export const AppointmentDecided = caseEvent(
  { kind: 'APPOINTMENT_DECIDED', public: true, reporter: true, raisesVersion: true },
  {
    appointmentId: id,
    agreed: z.boolean(),
    notify,
    standing: standing.optional(),
    clock: clockChange.optional(),
  },
);
