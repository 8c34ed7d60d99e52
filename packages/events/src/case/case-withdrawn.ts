import { caseEvent, clockChange, standing } from './shape.ts';

/** Rút phản ánh: the reporter took it back before anybody had accepted it. */
export const CaseWithdrawn = caseEvent(
  { kind: 'WITHDRAWN', public: true, reporter: true, raisesVersion: true },
  {
    standing,
    clock: clockChange,
  },
);
