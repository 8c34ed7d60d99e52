import { z } from 'zod';
import { caseEvent, row } from './shape.ts';

/** The whole state of a case from before events carried their changes: its replay begins here. Written by the upgrade; nobody is notified. */
export const CaseAdopted = caseEvent(
  { kind: 'EDITED', public: false, reporter: false, raisesVersion: false },
  {
    case: row,
    assignments: z.array(row),
    answers: z.array(row),
    appointments: z.array(row),
    reopenings: z.array(row).optional(),
  },
);
