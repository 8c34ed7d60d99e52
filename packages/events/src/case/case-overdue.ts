import { caseEvent, clockChange, notify } from './shape.ts';

/** The holder's deadline has passed. */
export const CaseOverdue = caseEvent(
  { kind: 'OVERDUE', public: false, reporter: false, raisesVersion: false },
  {
    notify: notify.optional(),
    clock: clockChange.optional(),
  },
);
