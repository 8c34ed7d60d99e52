/**
 * What the tenant decides about the process: the portal setting "process" (reference/data/portal.json), each value over these defaults. Its `quietHours`
 * are for accounts, which sends the messages (packages/events/src/settings-saved.ts).
 */
export interface ProcessSettings {
  /** Working hours: the duty desk takes a case in, and checks a returned result, within this, whatever the urgency. */
  receptionHours: number;
  /** Working hours after an agency's deadline, until the next level gets the case. */
  escalationHours: number;
  /** Appointments are for limits longer than this, in working hours. */
  appointmentThresholdHours: number;
  /** Appointments of one case; the last of them waits for the leader. */
  appointments: number;
  /** Working hours that the pauses of a case may take together. */
  pauseTotalHours: number;
  /** Working hours after the assignment within which "not ours" is no fault: a later return is allowed too, and counted. */
  returnWithinHours: number;
  /** Working hours between two notices to the citizen that a late case is still being worked on. */
  progressUpdateHours: number;
  /** Days after the answer, or after the rating, until a case is closed. */
  closeAfterDays: number;
  closeAfterRatingDays: number;
  /** Only the head of the desk publishes. */
  headPublishes: boolean;
}

/** The pause reason of a question to the reporter: it is always offered. */
export const ASKING_REASON = 'REPORTER';

export const DEFAULT_SETTINGS: ProcessSettings = {
  receptionHours: 8,
  escalationHours: 8,
  appointmentThresholdHours: 8,
  appointments: 2,
  pauseTotalHours: 80,
  returnWithinHours: 4,
  progressUpdateHours: 56,
  closeAfterDays: 30,
  closeAfterRatingDays: 7,
  headPublishes: false,
};
