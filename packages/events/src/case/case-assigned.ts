import { z } from 'zod';
import { ASSIGNMENT_PARTS, URGENCIES } from '@pakn/vocabulary';
import { caseEvent, clockChange, id, limitMinutes, standing, time } from './shape.ts';

/** The case was given to a lead agency, or further agencies were asked for their part. */
export const CaseAssigned = caseEvent(
  { kind: 'ASSIGNED', public: true, reporter: true, raisesVersion: true },
  {
    /** Null when only co-handlers were asked. */
    leadAgencyId: id.nullable(),
    parts: z.array(
      z.object({ assignmentId: id, agencyId: id, officerId: id.nullable(), part: z.enum(ASSIGNMENT_PARTS), dueAt: time.nullable(), limitMinutes }),
    ),
    urgency: z.enum(URGENCIES).optional(),
    isPublic: z.boolean().optional(),
    toAgencyIds: z.array(id),
    /** The lead's part, when a lead was given one. */
    assignmentId: id.optional(),
    notifyBySms: z.boolean(),
    standing,
    clock: clockChange.optional(),
  },
);
