import { caseEvent, clockChange, standing } from './shape.ts';

/** The clock goes on: somebody said so, or the pause's limit was up. */
export const CaseResumed = caseEvent(
  { kind: 'RESUMED', public: true, reporter: true, raisesVersion: true },
  {
    standing: standing.optional(),
    clock: clockChange,
  },
);
