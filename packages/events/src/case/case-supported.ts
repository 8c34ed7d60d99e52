import { z } from 'zod';
import { caseEvent } from './shape.ts';

/** "Tôi cũng gặp": somebody has the same problem, or has it no more. Who it was stays in cases: the event has no actor. */
export const CaseSupported = caseEvent(
  { kind: 'SUPPORTED', public: true, reporter: true, raisesVersion: false },
  {
    on: z.boolean(),
  },
);
