import { defineEntity, p } from '@mikro-orm/postgresql';
import type { ClockChange } from '@pakn/events/case';
import type { CaseKind, CaseStatus, Channel, IdentityMode, Satisfaction, SubjectKind, Urgency, Verdict, WorkflowStep } from '@pakn/vocabulary';

/** What happened to the clock, as it is stored: times as RFC 3339. */
type ClockEntry = NonNullable<ClockChange['entries']>[number];

const schema = defineEntity({
  name: 'Case',
  tableName: 'case',
  properties: {
    id: p.uuid().primary(),
    code: p.string(),
    version: p.integer(),
    /** The version of the process that it started with, and keeps. */
    workflowVersion: p.integer(),
    kind: p.string().$type<CaseKind>(),
    title: p.text(),
    content: p.text(),
    categoryCode: p.string().nullable(),
    topicCode: p.string().nullable(),
    urgency: p.string().$type<Urgency>(),
    status: p.string().$type<CaseStatus>(),
    step: p.string().$type<WorkflowStep>(),
    channel: p.string().$type<Channel>(),
    address: p.text(),
    wardCode: p.string().nullable(),
    lon: p.float().nullable(),
    lat: p.float().nullable(),
    /** The commune was found by the nearest centre. */
    approximate: p.boolean(),
    publicLon: p.float().nullable(),
    publicLat: p.float().nullable(),
    occurredAt: p.datetime().nullable(),
    submittedAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    answeredAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    stepEnteredAt: p.datetime(),
    receptionDueAt: p.datetime().nullable(),
    answerDueAt: p.datetime().nullable(),
    /** The current holder's limit; null once nothing runs. */
    dueAt: p.datetime().nullable(),
    /** From when `dueAt` is near: DUE_SOON. */
    remindAt: p.datetime().nullable(),
    /** Working minutes from `remindAt` to `dueAt`, and from the sending to `answerDueAt`: what a change of the calendar leaves as it is. Null from before. */
    remindMinutes: p.float().nullable(),
    answerMinutes: p.float().nullable(),
    /** Decided when the lead returns the result (a rejection: when rejected); stays until a reopening. */
    verdict: p.string().$type<Verdict>().nullable(),
    pausedAt: p.datetime().nullable(),
    /** When the agency's clock stopped: the result was returned, or the case rejected. */
    stoppedAt: p.datetime().nullable(),
    /** Working minutes the lead has used, pauses left out; known once its clock stopped. */
    usedMinutes: p.integer().nullable(),
    /** What happened to the lead's clock (`src/clock`); every deadline is derived from it. */
    clock: p.json<ClockEntry[]>(),
    /** Working minutes that the lead's clock has been suspended so far. */
    pausedMinutes: p.integer(),
    reopened: p.integer(),
    /** Why and until when the clock waits; null while it runs. */
    pauseReasonCode: p.string().nullable(),
    pauseUntil: p.datetime().nullable(),
    pauseComment: p.text().nullable(),
    /** What the reporter is asked, while the answer is waited for. */
    infoQuestion: p.text().nullable(),
    infoAskedAt: p.datetime().nullable(),
    /** When the citizen was last notified that the late case is still being worked on. */
    lateNoticeAt: p.datetime().nullable(),
    /** How often an agency handed it back as out of competence. */
    returns: p.integer(),
    /** How many of them came late; null: none. */
    lateReturns: p.integer().nullable(),
    /** The lead had it longer than the limit for claiming before anybody took it on. */
    unclaimedPastLimit: p.boolean(),
    isPublic: p.boolean(),
    identityMode: p.string().$type<IdentityMode>(),
    showFullName: p.boolean(),
    subjectKind: p.string().$type<SubjectKind>(),
    reporterId: p.uuid(),
    /** Who typed it: the reporter, or the officer who took a call. */
    filedBy: p.uuid(),
    createdPlace: p.text().nullable(),
    agencyConcernedId: p.uuid().nullable(),
    preferredAgencyId: p.uuid().nullable(),
    leadAgencyId: p.uuid().nullable(),
    leadOfficerId: p.uuid().nullable(),
    /** The operator who accepted it. */
    operatorId: p.uuid().nullable(),
    returnedAt: p.datetime().nullable(),
    returnReasonCode: p.string().nullable(),
    suggestedAgencyId: p.uuid().nullable(),
    rejectionReasonCode: p.string().nullable(),
    rejectionExplanation: p.text().nullable(),
    rejectedAt: p.datetime().nullable(),
    satisfaction: p.string().$type<Satisfaction>().nullable(),
    ratingComment: p.text().nullable(),
    ratedAt: p.datetime().nullable(),
    /** How many others have it too; null: nobody yet. Who they are stands in `cases.interest`. */
    supporters: p.integer().nullable(),
    /** Where its hash chain stands: the number of its last event and that event's hash. */
    n: p.integer(),
    lastHash: p.blob().$type<Buffer>(),
    /** The number of the event that its replay begins with; null for one from before version 2 of the events, until it is adopted. */
    replayFrom: p.integer().nullable(),
  },
});

/** A report (phản ánh, kiến nghị). Only events change it (`command/`). */
export class Case extends schema.class {}
schema.setClass(Case);
