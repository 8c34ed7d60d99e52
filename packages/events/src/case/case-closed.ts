import { caseEvent, standing } from './shape.ts';

/** Hoàn thành: the time for rating and talking is over. */
export const CaseClosed = caseEvent(
  { kind: 'CLOSED', public: true, reporter: true, raisesVersion: true },
  {
    standing,
  },
);
