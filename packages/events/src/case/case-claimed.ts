import { caseEvent, id } from './shape.ts';

/** Nhận xử lý: an officer took the agency's part on. */
export const CaseClaimed = caseEvent(
  { kind: 'CLAIMED', public: true, reporter: true, raisesVersion: true },
  {
    assignmentId: id,
    officerId: id.nullable(),
  },
);
