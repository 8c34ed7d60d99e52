import { defineEntity, p } from '@mikro-orm/postgresql';
import type { AppointmentStatus, AssignmentPart, AssignmentStatus, AttachmentPurpose, AttachmentStatus, Rectangle } from '@pakn/vocabulary';

const assignment = defineEntity({
  name: 'Assignment',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    agencyId: p.uuid(),
    officerId: p.uuid().nullable(),
    part: p.string().$type<AssignmentPart>(),
    status: p.string().$type<AssignmentStatus>(),
    assignedAt: p.datetime(),
    assignedBy: p.uuid().nullable(),
    claimedAt: p.datetime().nullable(),
    dueAt: p.datetime().nullable(),
    /** Working minutes that a co-handler has from the assignment on; null: as the lead, or from before. */
    limitMinutes: p.float().nullable(),
    completedAt: p.datetime().nullable(),
    comment: p.text().nullable(),
  },
});
/** One agency's part in a case: the lead's or a co-handler's. A RETURNED one is over. */
export class Assignment extends assignment.class {}
assignment.setClass(Assignment);

const appointment = defineEntity({
  name: 'Appointment',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    /** 1 or 2; the second one waits for the leader. */
    number: p.integer(),
    status: p.string().$type<AppointmentStatus>(),
    dueAt: p.datetime(),
    remindAt: p.datetime(),
    /** Working minutes that were asked for, and of the reminder before its end; null from before. */
    limitMinutes: p.float().nullable(),
    warningMinutes: p.float().nullable(),
    reason: p.text(),
    createdAt: p.datetime(),
    createdBy: p.uuid(),
    decidedBy: p.uuid().nullable(),
    version: p.integer(),
  },
});
/** Hẹn xử lý: a promised later deadline. */
export class Appointment extends appointment.class {}
appointment.setClass(Appointment);

const answer = defineEntity({
  name: 'Answer',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    agencyId: p.uuid(),
    authorId: p.uuid(),
    content: p.text(),
    approved: p.boolean(),
    approvedBy: p.uuid().nullable(),
    published: p.boolean(),
    publishedAt: p.datetime().nullable(),
    publishedBy: p.uuid().nullable(),
    documentNumber: p.string().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime().nullable(),
  },
});
/** What an agency answers; nobody but officers sees it before it is published. */
export class Answer extends answer.class {}
answer.setClass(Answer);

const message = defineEntity({
  name: 'Message',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    fromReporter: p.boolean(),
    authorId: p.uuid(),
    agencyId: p.uuid().nullable(),
    text: p.text(),
    sentAt: p.datetime(),
  },
});
/** Trao đổi: the private exchange of the reporter and the handling agency. */
export class Message extends message.class {}
message.setClass(Message);

const note = defineEntity({
  name: 'Note',
  properties: { id: p.uuid().primary(), caseId: p.uuid(), authorId: p.uuid(), agencyId: p.uuid(), text: p.text(), createdAt: p.datetime() },
});
/** Ý kiến xử lý: officers among themselves. */
export class Note extends note.class {}
note.setClass(Note);

const attachment = defineEntity({
  name: 'Attachment',
  properties: {
    id: p.uuid().primary(),
    ownerId: p.uuid(),
    name: p.text(),
    mediaType: p.string(),
    bytes: p.integer(),
    status: p.string().$type<AttachmentStatus>(),
    hasThumbnail: p.boolean(),
    purpose: p.string().$type<AttachmentPurpose>(),
    /** What it shows, in its uploader's words. */
    caption: p.text().nullable(),
    /** Names what is served instead of the original, and what was taken out of it; null: nothing. */
    rendition: p.uuid().nullable(),
    rectangles: p.json().$type<Rectangle[]>().nullable(),
    /** Where a photo says that it was taken, until something takes the file. */
    pointLon: p.float().nullable(),
    pointLat: p.float().nullable(),
    position: p.integer(),
    createdAt: p.datetime(),
    caseId: p.uuid().nullable(),
    draftId: p.uuid().nullable(),
    answerId: p.uuid().nullable(),
    messageId: p.uuid().nullable(),
    noteId: p.uuid().nullable(),
    appointmentId: p.uuid().nullable(),
    reopeningId: p.uuid().nullable(),
    noticeId: p.uuid().nullable(),
    supportId: p.uuid().nullable(),
  },
});
/** An uploaded file; it belongs to its owner alone until something takes it. */
export class Attachment extends attachment.class {}
attachment.setClass(Attachment);

const reopening = defineEntity({
  name: 'Reopening',
  properties: { id: p.uuid().primary(), caseId: p.uuid(), number: p.integer(), reason: p.text(), at: p.datetime() },
});
/** Yêu cầu xử lý lại: the reporter says that it is not done. */
export class Reopening extends reopening.class {}
reopening.setClass(Reopening);

/** The parts of a case by the names of their tables. */
export const PART_ENTITIES = { Assignment, Answer, Appointment, Message, Note, Reopening };
