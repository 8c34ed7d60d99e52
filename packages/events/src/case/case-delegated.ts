import { z } from 'zod';
import { caseEvent, id, notify, standing } from './shape.ts';

/** Giao việc: the part was given to an officer of the agency or to a unit below it. */
export const CaseDelegated = caseEvent(
  { kind: 'DELEGATED', public: false, reporter: false, raisesVersion: true },
  {
    assignmentId: id,
    agencyId: id,
    officerId: id.nullable(),
    /** Co-handling parts of the unit, which are over: it has the lead's now. */
    endedParts: z.array(id).optional(),
    notifyBySms: z.boolean(),
    notify,
    standing: standing.optional(),
  },
);
