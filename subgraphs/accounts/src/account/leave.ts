import type { FieldProblemData } from '@pakn/service-kit';
import type { Label } from '@pakn/vocabulary';

const DAY_MS = 24 * 60 * 60_000;
export const LEAVE_MOST_DAYS = 366;

export interface LeavePeriod {
  from: Date;
  to: Date;
}

/** What is wrong with the time of a leave. One that began already may be written down; one that is over may not. */
export function leaveProblems({ from, to }: LeavePeriod, now: Date): FieldProblemData[] {
  const problem = (message: Label): FieldProblemData[] => [{ path: 'to', code: 'INVALID_INPUT', message }];
  if (to <= from) return problem({ vi: 'Ngày kết thúc phải sau ngày bắt đầu.', en: 'The last day must be after the first.' });
  if (to <= now) return problem({ vi: 'Thời gian nghỉ đã qua.', en: 'This leave is over already.' });
  if (to.getTime() - from.getTime() > LEAVE_MOST_DAYS * DAY_MS)
    return problem({ vi: `Một lần nghỉ dài nhất ${LEAVE_MOST_DAYS} ngày.`, en: `A leave lasts ${LEAVE_MOST_DAYS} days at most.` });
  return [];
}

export interface OnLeave {
  deputyId: string | null;
  leaveFrom: Date | null;
  leaveTo: Date | null;
  leaveDeputyId: string | null;
}

export const isOnLeave = ({ leaveFrom, leaveTo }: OnLeave, at: Date): boolean => leaveFrom !== null && leaveTo !== null && leaveFrom <= at && at < leaveTo;

/** Who stands in at this time: who was named for the leave, else the standing deputy. null: nobody, or no leave. */
export const deputyAt = (officer: OnLeave, at: Date): string | null => (isOnLeave(officer, at) ? (officer.leaveDeputyId ?? officer.deputyId) : null);
