import { caseEvent } from './shape.ts';

/** "Báo vi phạm": somebody says that a public case breaks the rules; the comment says how. Who it was stays in cases: the event has no actor. */
export const AbuseReported = caseEvent({ kind: 'NOTE', public: false, reporter: false, raisesVersion: false }, {});
