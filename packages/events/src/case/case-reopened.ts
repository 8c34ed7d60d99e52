import { z } from 'zod';
import { caseEvent, clockChange, fileIds, id, notify, standing } from './shape.ts';

/** The reporter says that it is not done, with a reason: once to the same agency, once more to its leader. */
export const CaseReopened = caseEvent(
  { kind: 'REOPENED', public: true, reporter: true, raisesVersion: true },
  {
    reopeningId: id,
    number: z.int(),
    files: fileIds,
    /** The lead's part that is open again; null when the desk itself had answered. */
    leadPartId: id.nullable(),
    notify,
    standing,
    clock: clockChange,
  },
);
