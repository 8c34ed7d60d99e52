import { caseEvent, id, notify } from './shape.ts';

/** An appointment that had promised an earlier day than the deadline is over without a result. */
export const AppointmentMissed = caseEvent(
  { kind: 'OVERDUE', public: false, reporter: false, raisesVersion: false },
  {
    appointmentId: id,
    notify,
  },
);
