import { z } from 'zod';
import { caseEvent, clockChange, id, standing } from './shape.ts';

/** Không tiếp nhận, with a reason; the comment is the explanation. */
export const CaseRejected = caseEvent(
  { kind: 'REJECTED', public: true, reporter: true, raisesVersion: true },
  {
    reasonCode: z.string(),
    operatorId: id.nullable(),
    standing,
    clock: clockChange,
  },
);
