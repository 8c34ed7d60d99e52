import { caseEvent, notify } from './shape.ts';

/** Đôn đốc: the holder is asked to hurry; the comment says what about. */
export const CaseUrged = caseEvent(
  { kind: 'URGED', public: false, reporter: false, raisesVersion: false },
  {
    notify,
  },
);
