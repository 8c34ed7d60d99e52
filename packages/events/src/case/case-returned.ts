import { z } from 'zod';
import { caseEvent, clockChange, id, standing } from './shape.ts';

/** Chuyển trả: out of competence, the case lies at the duty desk again. */
export const CaseReturned = caseEvent(
  { kind: 'RETURNED', public: true, reporter: true, raisesVersion: true },
  {
    reasonCode: z.string(),
    suggestedAgencyId: id.nullable(),
    /** The lead's part; its comment is the event's. */
    assignmentId: id,
    /** It came later after the assignment than the tenant allows for the wrong agency. */
    late: z.boolean().optional(),
    /** Every part that is over by this. */
    endedParts: z.array(id),
    toAgencyIds: z.array(id),
    notifyBySms: z.boolean(),
    standing,
    clock: clockChange,
  },
);
