import { caseEvent, id } from './shape.ts';

/** Bỏ nhận xử lý: the part waits for anybody of the agency again. */
export const CaseReleased = caseEvent(
  { kind: 'RELEASED', public: true, reporter: true, raisesVersion: true },
  {
    assignmentId: id,
  },
);
