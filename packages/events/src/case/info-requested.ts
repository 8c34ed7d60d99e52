import { caseEvent, clockChange, standing, time } from './shape.ts';

/** The reporter was asked for more; the clock waits. The question is a word. */
export const InfoRequested = caseEvent(
  { kind: 'INFO_REQUESTED', public: true, reporter: true, raisesVersion: true },
  {
    until: time,
    standing,
    clock: clockChange,
  },
);
