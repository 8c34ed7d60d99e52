import {
  CASE_STATUSES,
  CHANNELS,
  IDENTITY_MODES,
  SATISFACTIONS,
  URGENCIES,
  type CaseStatus,
  type Channel,
  type IdentityMode,
  type Satisfaction,
  type Urgency,
} from '@pakn/vocabulary';
import { Dictionary } from './dictionary.ts';
import { grown } from './grown.ts';
import { OpenRows } from './open-rows.ts';
import { STANDING, standingOf } from './what-counts.ts';

/** One case as the columns take it. Times are Unix milliseconds. */
export interface FactRow {
  ordinal: number;
  status: CaseStatus;
  channel: Channel;
  identityMode: IdentityMode;
  urgency: Urgency;
  categoryCode: string | null;
  topicCode: string | null;
  wardCode: string | null;
  countedAgencyId: string;
  submittedAt: number;
  dueAt: number | null;
  pausedAt: number | null;
  verdict: 'ON_TIME' | 'LATE' | null;
  satisfaction: Satisfaction | null;
  reopened: number;
  usedMinutes: number | null;
}

/** Counts a case out and in again when its facts change. */
export interface FactWatcher {
  leave(row: number): void;
  enter(row: number): void;
}

const codeOf = (words: readonly string[]): Map<string, number> => new Map(words.map((word, code) => [word, code]));
const STATUS = codeOf(CASE_STATUSES);
const CHANNEL = codeOf(CHANNELS);
const IDENTITY = codeOf(IDENTITY_MODES);
const URGENCY = codeOf(URGENCIES);
const SATISFACTION = codeOf(SATISFACTIONS);

/** The code of a case without a category, a topic or a commune. */
export const NO_CODE = 0xffff;
/** The rating code of a case that nobody rated; satisfaction i of SATISFACTIONS is i + 1. */
export const UNRATED = 0;

const FIRST_CAPACITY = 4096;

/**
 * The facts of every case as typed arrays, a case's ordinal being its index: about 36 bytes a case.
 * Whether an open case is late is not stored: `lateAfter` says from when on it is.
 */
export class FactColumns {
  /** Highest ordinal + 1. */
  length = 0;
  status = new Uint8Array(FIRST_CAPACITY);
  channel = new Uint8Array(FIRST_CAPACITY);
  identity = new Uint8Array(FIRST_CAPACITY);
  urgency = new Uint8Array(FIRST_CAPACITY);
  /** How the case is counted: see STANDING. 0 where no case is. */
  standing = new Uint8Array(FIRST_CAPACITY);
  rating = new Uint8Array(FIRST_CAPACITY);
  /** 1: sent back to work at least once. */
  reopened = new Uint8Array(FIRST_CAPACITY);
  category = new Uint16Array(FIRST_CAPACITY);
  topic = new Uint16Array(FIRST_CAPACITY);
  ward = new Uint16Array(FIRST_CAPACITY);
  agency = new Uint16Array(FIRST_CAPACITY);
  /** Working minutes that the lead used; -1: not known. */
  usedMinutes = new Int32Array(FIRST_CAPACITY);
  submittedAt = new Float64Array(FIRST_CAPACITY);
  /**
   * The deadline while the clock runs; Infinity when it waits, stopped, or nothing is promised. A result that was returned late and waits for review is
   * therefore counted as late only once it is handled: in progress, spec 04 counts Progress OVERDUE, and such a case has LATE.
   */
  lateAfter = new Float64Array(FIRST_CAPACITY);

  readonly open = new OpenRows();
  /** The span of submittedAt, all cases. */
  firstSubmittedAt = Infinity;
  lastSubmittedAt = -Infinity;
  /** Who counts along: called before a case leaves its figures and after it came into new ones. */
  readonly watchers = new Set<FactWatcher>();

  readonly agencies = new Dictionary();
  readonly categories = new Dictionary();
  readonly topics = new Dictionary();
  readonly wards = new Dictionary();

  /** Puts a case in its place, the first time or again. */
  put(row: FactRow): void {
    const at = row.ordinal;
    if (at >= this.status.length) this.#grow(at + 1);
    if (at >= this.length) this.length = at + 1;
    else for (const watcher of this.watchers) watcher.leave(at);
    this.status[at] = STATUS.get(row.status) ?? 0;
    this.channel[at] = CHANNEL.get(row.channel) ?? 0;
    this.identity[at] = IDENTITY.get(row.identityMode) ?? 0;
    this.urgency[at] = URGENCY.get(row.urgency) ?? 0;
    this.standing[at] = standingOf(row.status, row.verdict);
    this.rating[at] = row.satisfaction === null ? UNRATED : (SATISFACTION.get(row.satisfaction) ?? 0) + 1;
    this.reopened[at] = row.reopened > 0 ? 1 : 0;
    this.category[at] = row.categoryCode === null ? NO_CODE : this.categories.code(row.categoryCode);
    this.topic[at] = row.topicCode === null ? NO_CODE : this.topics.code(row.topicCode);
    this.ward[at] = row.wardCode === null ? NO_CODE : this.wards.code(row.wardCode);
    this.agency[at] = this.agencies.code(row.countedAgencyId);
    this.usedMinutes[at] = row.usedMinutes ?? -1;
    this.submittedAt[at] = row.submittedAt;
    this.lateAfter[at] = row.verdict === null && row.pausedAt === null && row.dueAt !== null ? row.dueAt : Infinity;
    this.open.set(at, this.standing[at] === STANDING.OPEN);
    if (row.submittedAt < this.firstSubmittedAt) this.firstSubmittedAt = row.submittedAt;
    if (row.submittedAt > this.lastSubmittedAt) this.lastSubmittedAt = row.submittedAt;
    for (const watcher of this.watchers) watcher.enter(at);
  }

  #grow(needed: number): void {
    const capacity = Math.max(needed, this.status.length * 2);
    this.status = grown(this.status, new Uint8Array(capacity));
    this.channel = grown(this.channel, new Uint8Array(capacity));
    this.identity = grown(this.identity, new Uint8Array(capacity));
    this.urgency = grown(this.urgency, new Uint8Array(capacity));
    this.standing = grown(this.standing, new Uint8Array(capacity));
    this.rating = grown(this.rating, new Uint8Array(capacity));
    this.reopened = grown(this.reopened, new Uint8Array(capacity));
    this.category = grown(this.category, new Uint16Array(capacity));
    this.topic = grown(this.topic, new Uint16Array(capacity));
    this.ward = grown(this.ward, new Uint16Array(capacity));
    this.agency = grown(this.agency, new Uint16Array(capacity));
    this.usedMinutes = grown(this.usedMinutes, new Int32Array(capacity));
    this.submittedAt = grown(this.submittedAt, new Float64Array(capacity));
    this.lateAfter = grown(this.lateAfter, new Float64Array(capacity));
  }
}
