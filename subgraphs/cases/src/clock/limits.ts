import type { Urgency } from '../process/terms.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Limits of one urgency, in working hours (reference data, dated: the newest set in force counts). */
export interface ServiceLevelRule {
  urgency: Urgency;
  /** Early warning of the reception: by when the desk should have taken the case in. */
  reception: number;
  /** By when an agency that has the case should have claimed it. */
  accept: number;
  resolve: number;
  /** Limit and appointments together. */
  maxTotal: number;
  /** DUE_SOON from so long before the deadline. */
  remindBefore: number;
  validFrom: string;
}

/** One DAY of an appointment, in working hours (spec 04 ScheduleInput). */
export const HOURS_PER_DAY = 8;

/** The level in force for an urgency on a local date ("2026-11-20"). @throws Error when none is: the seed has all four */
export function levelInForce(levels: readonly ServiceLevelRule[], urgency: Urgency, date: string): ServiceLevelRule {
  const level = levels.filter((each) => each.urgency === urgency && each.validFrom <= date).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  if (!level) throw new Error(`No service level for ${urgency} on ${date}`);
  return level;
}

/**
 * The two promises to the citizen. Reception: the desk's limit from the sending. Answer: reception and the urgency's limit together, from the sending,
 * so that a desk and an agency that both keep their limit keep the promise.
 */
export function promisesOf(
  calendar: WorkingCalendar,
  submittedAt: Date,
  level: ServiceLevelRule,
  receptionHours: number,
): { receptionDueAt: Date; answerDueAt: Date } {
  return {
    receptionDueAt: calendar.addWorkingMinutes(submittedAt, receptionHours * 60),
    answerDueAt: calendar.addWorkingMinutes(submittedAt, (receptionHours + level.resolve) * 60),
  };
}

/** The lead agency's deadline: its own full limit from the assignment. */
export const agencyDueAt = (calendar: WorkingCalendar, assignedAt: Date, level: ServiceLevelRule): Date =>
  calendar.addWorkingMinutes(assignedAt, level.resolve * 60);

/** From when an agency's deadline is "due soon": `remindBefore` working hours before it. */
export const agencyRemindAt = (calendar: WorkingCalendar, dueAt: Date, level: ServiceLevelRule): Date =>
  calendar.subtractWorkingMinutes(dueAt, level.remindBefore * 60);

/** The desk's own limit (reception, review of a result) and the early warning inside it: 0.5, 2, 4 or 8 working hours after it began. */
export function deskLimit(calendar: WorkingCalendar, since: Date, level: ServiceLevelRule, receptionHours: number): { dueAt: Date; remindAt: Date } {
  return {
    dueAt: calendar.addWorkingMinutes(since, receptionHours * 60),
    remindAt: calendar.addWorkingMinutes(since, Math.min(level.reception, receptionHours) * 60),
  };
}

/** What an appointment was granted, in working minutes. */
export interface AppointedMinutes {
  limitMinutes: number;
  /** From the reminder to the end. */
  warningMinutes: number;
}

export interface AppointedTimes {
  dueAt: Date;
  remindAt: Date;
}

/** When an appointment ends, counted from when it was asked for, and its reminder, counted back from the end but never before the asking. */
export function appointedTimes(calendar: WorkingCalendar, { limitMinutes, warningMinutes }: AppointedMinutes, since: Date): AppointedTimes {
  const dueAt = calendar.addWorkingMinutes(since, limitMinutes);
  const remindAt = calendar.subtractWorkingMinutes(dueAt, warningMinutes);
  return { dueAt, remindAt: remindAt > since ? remindAt : since };
}
