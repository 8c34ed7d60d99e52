import { defineEntity, p } from '@mikro-orm/postgresql';
import type { CaseKind, CaseStatus, Channel, IdentityMode, Satisfaction, SubjectKind, Urgency, WorkflowStep } from './terms.ts';

/** One entry of what happened to the clock; `src/clock` gives the kinds their meaning. */
export interface ClockEntry {
  kind: string;
  /** RFC 3339. */
  at: string;
  [detail: string]: unknown;
}

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
    urgency: p.string().$type<Urgency>(),
    status: p.string().$type<CaseStatus>(),
    step: p.string().$type<WorkflowStep>(),
    channel: p.string().$type<Channel>(),
    address: p.text(),
    wardCode: p.string().nullable(),
    lon: p.double().nullable(),
    lat: p.double().nullable(),
    /** The commune was found by the nearest centre. */
    approximate: p.boolean(),
    publicLon: p.double().nullable(),
    publicLat: p.double().nullable(),
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
    dueSoonAt: p.datetime().nullable(),
    /** Decided when the lead returns the result (a rejection: when rejected); stays until a reopening. */
    outcome: p.string().$type<'ON_TIME' | 'LATE'>().nullable(),
    clock: p.json<ClockEntry[]>(),
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
  },
});

/** A report (phản ánh, kiến nghị) and its desk. Change it only inside `changeCase`. */
export class Case extends schema.class {}
schema.setClass(Case);
