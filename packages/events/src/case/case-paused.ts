import { z } from 'zod';
import { caseEvent, clockChange, time } from './shape.ts';

/** The clock waits, for a reason and until a limit; the comment says for what. */
export const CasePaused = caseEvent(
  { kind: 'PAUSED', public: true, reporter: true, raisesVersion: true },
  {
    reasonCode: z.string(),
    until: time,
    clock: clockChange,
  },
);
