import { caseEvent, clockChange, notify } from './shape.ts';

/** The holder's deadline is near. */
export const CaseDueSoon = caseEvent(
  { kind: 'DUE_SOON', public: false, reporter: false, raisesVersion: false },
  {
    notify: notify.optional(),
    clock: clockChange.optional(),
  },
);
