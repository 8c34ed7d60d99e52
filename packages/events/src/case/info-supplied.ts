import { caseEvent, clockChange, fileIds, id, standing } from './shape.ts';

/** The reporter answered the question; the clock goes on. The text is a message. */
export const InfoSupplied = caseEvent(
  { kind: 'INFO_SUPPLIED', public: false, reporter: true, raisesVersion: true },
  {
    messageId: id,
    files: fileIds,
    standing,
    clock: clockChange,
  },
);
