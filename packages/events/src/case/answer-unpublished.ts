import { caseEvent, clockChange, id, standing } from './shape.ts';

/** A published answer was taken back, with a reason; the desk has the case again. */
export const AnswerUnpublished = caseEvent(
  { kind: 'UNPUBLISHED', public: true, reporter: true, raisesVersion: true },
  {
    answerId: id,
    standing,
    clock: clockChange,
  },
);
