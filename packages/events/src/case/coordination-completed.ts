import { caseEvent, id, standing } from './shape.ts';

/** A co-handler has done its part. */
export const CoordinationCompleted = caseEvent(
  { kind: 'COORDINATION_COMPLETED', public: false, reporter: false, raisesVersion: true },
  {
    assignmentId: id,
    officerId: id.nullable(),
    standing: standing.optional(),
  },
);
