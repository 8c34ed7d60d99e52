import { z } from 'zod';
import { caseEvent, id } from './shape.ts';

/** An agency was closed: its parts go to its successor as they are. */
export const CaseTransferred = caseEvent(
  { kind: 'ASSIGNED', public: true, reporter: true, raisesVersion: true },
  {
    fromAgencyId: id,
    toAgencyId: id,
    toAgencyIds: z.array(id),
    parts: z.array(id),
  },
);
