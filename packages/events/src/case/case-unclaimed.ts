import { caseEvent, clockChange, id, notify } from './shape.ts';

/** The lead's part has waited longer than the limit for claiming: its leader is notified. */
export const CaseUnclaimed = caseEvent(
  { kind: 'DUE_SOON', public: false, reporter: false, raisesVersion: false },
  {
    assignmentId: id,
    notify,
    clock: clockChange.optional(),
  },
);
