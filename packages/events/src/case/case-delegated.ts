import { z } from 'zod';
import { caseEvent, id, notify } from './shape.ts';

/** Giao việc: the part was given to an officer of the agency or to a unit below it. */
export const CaseDelegated = caseEvent(
  { kind: 'DELEGATED', public: false, reporter: false, raisesVersion: true },
  {
    assignmentId: id,
    agencyId: id,
    officerId: id.nullable(),
    notifyBySms: z.boolean(),
    notify,
  },
);
