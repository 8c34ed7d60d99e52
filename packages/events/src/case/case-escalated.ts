import { caseEvent, notify, standing } from './shape.ts';

/** Time was up: the case lies one level higher, at the agency's leader or at the provincial office. */
export const CaseEscalated = caseEvent(
  { kind: 'ESCALATED', public: false, reporter: false, raisesVersion: true },
  {
    notify,
    standing,
  },
);
