import { z } from 'zod';
import { caseEvent, id } from './shape.ts';

/** An agency was closed: its parts, and its answers that are not published yet, go to its successor as they are. */
export const CaseTransferred = caseEvent(
  { kind: 'ASSIGNED', public: true, reporter: true, raisesVersion: true },
  {
    fromAgencyId: id,
    toAgencyId: id,
    toAgencyIds: z.array(id),
    /** The parts that the successor has from now on, not claimed by anybody. */
    parts: z.array(id),
    /** Co-handlers' parts that are over: the successor was at the same already. */
    endedParts: z.array(id),
  },
);
