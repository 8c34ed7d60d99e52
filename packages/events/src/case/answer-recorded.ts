import { z } from 'zod';
import { ATTACHMENT_PURPOSES } from '@pakn/vocabulary';
import { caseEvent, id } from './shape.ts';

/** Cập nhật kết quả: what an agency answers, seen by officers only; rewriting takes the approval away. */
export const AnswerRecorded = caseEvent(
  { kind: 'ANSWER_RECORDED', public: false, reporter: false, raisesVersion: true },
  {
    answerId: id,
    agencyId: id,
    /** An earlier, unpublished answer was written again. */
    rewritten: z.boolean(),
    files: z.array(z.object({ fileId: id, purpose: z.enum(ATTACHMENT_PURPOSES) })),
  },
);
