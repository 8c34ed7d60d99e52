import { z } from 'zod';
import { URGENCIES } from '@pakn/vocabulary';
import { caseEvent, clockChange, id } from './shape.ts';

/** The desk corrected or classified; what is left out stayed. */
export const CaseEdited = caseEvent(
  { kind: 'EDITED', public: true, reporter: true, raisesVersion: true },
  {
    categoryCode: z.string().optional(),
    urgency: z.enum(URGENCIES).optional(),
    isPublic: z.boolean().optional(),
    agencyConcernedId: id.optional(),
    wardCode: z.string().nullable().optional(),
    approximate: z.boolean().optional(),
    clock: clockChange.optional(),
  },
);
