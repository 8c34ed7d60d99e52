import { caseEvent, clockChange } from './shape.ts';

/** The calendar or the working hours were changed, and with them the deadlines. */
export const DeadlineChanged = caseEvent(
  { kind: 'DEADLINE_CHANGED', public: false, reporter: true, raisesVersion: true },
  {
    clock: clockChange,
  },
);
