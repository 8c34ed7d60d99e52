import { z } from 'zod';
import { caseEvent, clockChange, id, standing } from './shape.ts';

/** Not good enough: the result goes back to the specialist, whose clock goes on. */
export const ReworkRequested = caseEvent(
  { kind: 'REWORK_REQUESTED', public: false, reporter: false, raisesVersion: true },
  {
    answerId: id,
    assignmentId: id,
    toAgencyIds: z.array(id),
    notifyBySms: z.boolean(),
    standing,
    clock: clockChange,
  },
);
