import { z } from 'zod';
import { caseEvent, fileIds, id } from './shape.ts';

/** Trao đổi: a private message of the reporter or of an officer. */
export const MessageSent = caseEvent(
  { kind: 'MESSAGE', public: false, reporter: true, raisesVersion: false },
  {
    messageId: id,
    fromReporter: z.boolean(),
    agencyId: id.nullable(),
    files: fileIds,
  },
);
