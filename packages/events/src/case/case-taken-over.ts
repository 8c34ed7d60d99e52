import { z } from 'zod';
import { caseEvent, id, notify, time } from './shape.ts';

/** Nhận xử lý thay: a leader holds the part now; the provincial office gets a part of its own and the agency's is over. */
export const CaseTakenOver = caseEvent(
  { kind: 'TAKEN_OVER', public: false, reporter: false, raisesVersion: true },
  {
    assignmentId: id,
    /** The office's own part, when it took the case over from an agency. */
    part: z.object({ assignmentId: id, agencyId: id, dueAt: time.nullable() }).optional(),
    /** Co-handling parts of the office, which are over: it has the lead's now. */
    endedParts: z.array(id).optional(),
    notify,
  },
);
