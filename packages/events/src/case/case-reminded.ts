import { z } from 'zod';
import { caseEvent, notify } from './shape.ts';

/** Half, or four fifths, of the holder's limit has passed. */
export const CaseReminded = caseEvent(
  { kind: 'DUE_SOON', public: false, reporter: false, raisesVersion: false },
  {
    percent: z.int(),
    notify,
  },
);
