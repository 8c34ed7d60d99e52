import { z } from 'zod';
import { caseEvent, clockChange, id, standing } from './shape.ts';

/** The desk answered the citizen; open co-handlers are over. */
export const AnswerPublished = caseEvent(
  { kind: 'PUBLISHED', public: true, reporter: true, raisesVersion: true },
  {
    answerId: id,
    endedParts: z.array(id),
    isPublic: z.boolean().optional(),
    standing,
    clock: clockChange,
  },
);
