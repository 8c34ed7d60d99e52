import { z } from 'zod';
import { CASE_ACTIONS } from '@pakn/vocabulary';
import { caseEvent, time } from './shape.ts';

/** Hoàn tác: whoever did an act took it back. The case is what its other events make it; those that are named here count no longer. */
export const ActUndone = caseEvent(
  { kind: 'UNDONE', public: true, reporter: true, raisesVersion: true },
  {
    /** The events of the act that was taken back, by their numbers in the case's chain. */
    undone: z.array(z.object({ n: z.int().min(1), type: z.string() })).min(1),
    /** What it was, and when it was done. */
    action: z.enum(CASE_ACTIONS),
    doneAt: time,
    /** `Case.version` from then on: no version that somebody saw comes again. */
    version: z.int().min(1),
  },
);
