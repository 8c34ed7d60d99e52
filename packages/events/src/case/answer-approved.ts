import { caseEvent, id } from './shape.ts';

/** The answering agency's leader stands by the answer. */
export const AnswerApproved = caseEvent(
  { kind: 'ANSWER_APPROVED', public: false, reporter: false, raisesVersion: true },
  {
    answerId: id,
  },
);
