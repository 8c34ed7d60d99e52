import { caseEvent, id, notify } from './shape.ts';

/** A co-handler's sub-deadline has passed. */
export const CoordinationOverdue = caseEvent(
  { kind: 'OVERDUE', public: false, reporter: false, raisesVersion: false },
  {
    assignmentId: id,
    notify,
  },
);
