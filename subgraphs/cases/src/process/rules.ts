import type { Agency, Category, Limits, Reason, Ward } from '../reference/reference-book.ts';
import type { Topic } from '../reference/topic.ts';
import type { AttachmentPurpose, AttachmentStatus, FileProblemCode, ReasonKind, Satisfaction, Urgency } from '@pakn/vocabulary';
import type { ServiceLevelRule } from '../clock/limits.ts';
import type { WorkingCalendar } from '../clock/working-calendar.ts';
import type { ProcessSettings } from './settings.ts';
import type { Officer } from '../people/known-people.ts';
import type { Viewer } from './situation.ts';

/** The province's reference data and settings, as far as cases are decided by them. */
export interface ReferenceRules {
  agency(id: string | null | undefined): Agency | undefined;
  /** The duty desk's: a case without a lead counts for it. */
  operatorAgencyId(): string;
  /** The provincial office's; null before accounts announced it. */
  officeAgencyId(): string | null;
  category(code: string | null | undefined): Category | undefined;
  topic(code: string | null | undefined): Topic | undefined;
  reason(kind: ReasonKind, code: string): Reason | undefined;
  ward(code: string | null | undefined): Ward | undefined;
  nearestWard(lon: number, lat: number): Ward | null;
  /** Working time of an agency; null: the province's. */
  calendar(agencyId: string | null): WorkingCalendar;
  /** The limits of an urgency in force at an instant. */
  level(urgency: Urgency, at: Date): ServiceLevelRule;
  limits(): Limits;
  settings(): ProcessSettings;
  satisfactionScale(): Satisfaction[];
}

/** An uploaded file as it lay there when the command began, locked. */
export interface StoredFile {
  id: string;
  ownerId: string;
  mediaType: string;
  status: AttachmentStatus;
  /** Why it was refused, when it was. */
  refusal?: FileProblemCode | null;
  /** Something holds it already. */
  taken: boolean;
  /** The case that holds it itself. */
  caseId?: string | null;
  /** Something else than the original is served of it. */
  isRedacted?: boolean;
  /** The answer that holds it. */
  answerId: string | null;
  /** What its uploader said that it is there for, if anything. */
  chosenPurpose?: AttachmentPurpose | null;
}

/** Whether a named officer can be given an agency's part: works there, and handles. */
export const handlesAt = (officer: Officer, agencyId: string): boolean =>
  officer.active && officer.agencyId === agencyId && officer.roles.some((role) => role === 'SPECIALIST' || role === 'AGENCY_LEADER');

/** Everything that a decision needs besides the state: who acts, the time, ids, settings, and what was read for it. */
export interface Rules {
  reference: ReferenceRules;
  actor: Viewer;
  /** The database's time of this change: the only "now" of the decision. */
  now: Date;
  newId(): string;
  /** The files that the command names, and those of the case's answers. */
  files: readonly StoredFile[];
  /** Of the officers that the command names, those who are known. */
  officers: readonly Officer[];
}
