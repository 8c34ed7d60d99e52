import { codesOf, type ClosedSet } from './closed-set.ts';

/** The clock of a case. */
export const PROGRESS = {
  NOT_DUE: { vi: 'Còn hạn', en: 'In time', description: 'The limit runs and is not near its end.' },
  DUE_SOON: { vi: 'Sắp đến hạn', en: 'Due soon', description: 'The limit ends soon; how soon is set for each urgency.' },
  OVERDUE: { vi: 'Quá hạn', en: 'Overdue', description: 'The limit is over and the case is not handled.' },
  PAUSED: { vi: 'Tạm dừng', en: 'Paused', description: 'The clock stands still, with a reason.' },
  ON_TIME: { vi: 'Đúng hạn', en: 'On time', description: 'Handled before the deadline then in force; stays until a reopening.' },
  LATE: { vi: 'Trễ hạn', en: 'Late', description: 'Handled after the deadline then in force; stays until a reopening.' },
  NONE: { vi: 'Không tính hạn', en: 'No time limit', description: 'No clock: a draft, or a case that is not counted.' },
} as const satisfies ClosedSet;

export type Progress = keyof typeof PROGRESS;
export const PROGRESSES = codesOf(PROGRESS);
