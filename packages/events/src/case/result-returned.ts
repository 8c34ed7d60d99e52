import { z } from 'zod';
import { caseEvent, clockChange, id, standing } from './shape.ts';

/** Trả kết quả: the lead is done, the desk reviews; on time or late is decided. */
export const ResultReturned = caseEvent(
  { kind: 'RESULT_RETURNED', public: false, reporter: true, raisesVersion: true },
  {
    answerId: id,
    assignmentId: id,
    toAgencyIds: z.array(id),
    notifyBySms: z.boolean(),
    standing,
    clock: clockChange,
  },
);
