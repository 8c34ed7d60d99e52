import { z } from 'zod';
import { caseEvent, id, standing } from './shape.ts';

/** Tiếp nhận: the duty desk took the report in and decided whether it is public. */
export const CaseAccepted = caseEvent(
  { kind: 'ACCEPTED', public: true, reporter: true, raisesVersion: true },
  {
    operatorId: id.nullable(),
    isPublic: z.boolean().optional(),
    standing,
  },
);
