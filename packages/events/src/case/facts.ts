import type { Notify } from './case-event.ts';

/**
 * What statistics and the map need of a case, as it is after an event: codes, ids, numbers and times, never words or persons.
 * Every event of a case carries it, so that `stats` can be rebuilt from the log. Times are ISO 8601 with offset.
 */
export interface CaseFacts {
  code: string;
  status: string;
  step: string;
  channel: string;
  kind: string;
  subjectKind: string;
  identityMode: string;
  categoryCode: string | null;
  /** Of a campaign or an occasion; absent in events from before it was counted. */
  topicCode?: string | null;
  urgency: string;
  wardCode: string | null;
  /** The public point; null while the case is not public. */
  lon: number | null;
  lat: number | null;
  isPublic: boolean;
  submittedAt: string;
  acceptedAt: string | null;
  dueAt: string | null;
  answerDueAt: string | null;
  receptionDueAt: string | null;
  answeredAt: string | null;
  /** Since when the clock is paused; null when it runs or is stopped. */
  pausedAt: string | null;
  /** When the agency's clock stopped (result returned, rejected); null while it runs. */
  stoppedAt: string | null;
  /** Decided when the lead returned the result or the case was rejected; stays until a reopening. */
  verdict: 'ON_TIME' | 'LATE' | null;
  leadAgencyId: string | null;
  /** Whom the case counts for: its lead agency, without one the operator's. */
  countedAgencyId: string;
  satisfaction: string | null;
  reopened: number;
  /** Working minutes used so far by the lead, pauses left out. */
  usedMinutes: number | null;
  /** When the lead's officer took it on; null while nobody has. This and what follows: absent in events before version 2. */
  claimedAt?: string | null;
  /** How often an agency handed it back as out of competence. */
  returns?: number;
  /** How many of them came later than the tenant's time for the wrong agency; absent in events from before it was counted. */
  lateReturns?: number;
  /** Working minutes that the lead's clock has been suspended so far. */
  pausedMinutes?: number;
  /** The lead had it longer than the limit for claiming before anybody took it on. */
  unclaimedPastLimit?: boolean;
  parts: {
    assignmentId: string;
    agencyId: string;
    part: 'LEAD' | 'COORDINATOR';
    status: string;
    assignedAt: string;
    dueAt: string | null;
    completedAt: string | null;
  }[];
}

/** One changed field: plain for codes and numbers; for words the two digests, the words themselves lie in `cases.history_text`. */
export interface ChangeDigest {
  field: string;
  old: string | number | boolean | null;
  new: string | number | boolean | null;
  words?: true;
}

/** The data of every case event. */
export interface CaseEventData {
  facts: CaseFacts;
  changes: ChangeDigest[];
  /** The case's step and status before, for the history. */
  from?: { status: string; step: string };
  /** Agencies that were given the case by this event. */
  toAgencyIds?: string[];
  /** The reporter's account: whom to notify. */
  reporterId: string;
  /** Of CaseScheduled: AWAITING_LEADER while nothing is promised. */
  status?: string;
  /** Of AppointmentDecided. */
  agreed?: boolean;
  /** Of DeadlineChanged: the deadlines that it moved. */
  clock?: { dueAt?: string | null; answerDueAt?: string; parts?: { assignmentId: string }[] };
  /** Of ActUndone: the events that count no longer, and when they happened. */
  undone?: { n: number; type: string }[];
  doneAt?: string;
  /** Officers who are notified, where the event itself says it. */
  notify?: Notify;
  /** "Gửi tin nhắn cho cán bộ kế tiếp" was ticked. */
  notifyBySms?: boolean;
  assignmentId?: string;
  answerId?: string;
  messageId?: string;
  noteId?: string;
  appointmentId?: string;
  /** Who acted, as far as others may know: an agency's id, null for the reporter or the system. */
  actorAgencyId: string | null;
}
