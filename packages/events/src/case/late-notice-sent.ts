import { caseEvent } from './shape.ts';

/** The citizen is notified that a late case is still being worked on. */
export const LateNoticeSent = caseEvent({ kind: 'OVERDUE', public: false, reporter: true, raisesVersion: false }, {});
