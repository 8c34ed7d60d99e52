import type { Identity, Policy, Rule } from '@pakn/service-kit';
import type { Case } from './entities/case.entity.ts';
import { AREA_POLICY } from './area/area.policy.ts';
import { CATALOGUE_POLICY } from './catalogue/catalogue.policy.ts';
import { CONTENT_POLICY } from './content/content.policy.ts';
import { isInside, mayRead } from './state/may-see.ts';
import { seesOwnOrInside, seesInside } from './case/viewing.ts';
import type { CasesContext } from './context.ts';
import { SIMILAR_POLICY } from './similar/similar.policy.ts';
import { SUPPORT_POLICY } from './support/support.policy.ts';
import { INTEREST_POLICY } from './interest/interest.policy.ts';
import { UNDO_POLICY } from './undo/undo.policy.ts';
import { MAIL_POLICY } from './mail/mail.policy.ts';
import { REFERENCE_POLICY } from './reference/reference.policy.ts';

type CaseRule = Rule<CasesContext>;

const officer: CaseRule = ({ identity }) => identity.kind === 'OFFICER';
const operator: CaseRule = ({ identity }) => identity.kind === 'OFFICER' && identity.roles.includes('OPERATOR');
const isCitizen = ({ kind }: Identity): boolean => kind === 'INDIVIDUAL' || kind === 'ORGANIZATION';
const citizen: CaseRule = ({ identity }) => isCitizen(identity);
/** Who sends a report and acts on it: citizens, and those without an account for their only one. Whose case it is: the process table. */
const reporter: CaseRule = ({ identity }) => isCitizen(identity) || identity.kind === 'ANONYMOUS_REPORTER';
const person: CaseRule = ({ identity }) => identity.sub !== undefined && identity.kind !== 'PARTNER';
/** Everybody; partners only with the scope cases:read. */
const reader: CaseRule = ({ identity }) => mayRead(identity);

/** Officers with a hand in the case. */
const inside: CaseRule = (context, found: Case) => seesInside(context, found);
/** The reporter and the officers of the case. */
const ownOrInside: CaseRule = (context, found: Case) => seesOwnOrInside(context, found);
/** The same, of a part that names its case. */
const insidePart: CaseRule = ({ load }, part: { caseId: string }) =>
  load.case(part.caseId).then(async (found) => found !== null && isInside(await load.relation(found)));

/**
 * Who may read or do what in this subgraph: every field of every type has its row. A `Case` itself is null for who may not see it (`Case.__resolveReference`, `visibleCase`),
 * so 'public' below means: whoever sees the case. Lists that must not be null (messages, notes, history, answers) are emptied by their resolvers by the same rules.
 */
export const POLICY: Policy<CasesContext> = {
  'MyData.id': citizen,
  'MyData.reports': ({ identity }, { id }: { id: string }) => isCitizen(identity) && identity.sub === id,
  'Query.case': reader,
  'Query.caseProgress': reader,
  'Query.cases': reader,
  'Query.placeSuggestions': 'public', // names of the catalogue, and of streets that only what is public is counted for
  'Query.myCases': citizen,
  'Query.inbox': officer,
  'Query.inboxCounts': officer,
  'Query.checkText': reader,
  'Query.eventCursor': reader,
  'Mutation.submitCase': reporter,
  'Mutation.describeAttachment': person, // their own file: the statement names the account
  'Mutation.redactAttachment': officer,
  'Mutation.saveDraft': citizen, // their own: every statement names the account (own-drafts.ts, stored-draft.ts)
  'Mutation.deleteDraft': citizen,
  'Mutation.claimCase': officer,
  'Mutation.releaseCase': officer,
  'Mutation.editCase': operator,
  'Mutation.rejectCase': operator,
  'Mutation.assignCase': operator,
  'Mutation.coordinateCase': officer,
  'Mutation.returnToOperator': officer,
  'Mutation.completeCoordination': officer,
  'Mutation.scheduleCase': officer,
  'Mutation.recordAnswer': officer,
  'Mutation.returnResult': officer,
  'Mutation.confirmCompletion': officer,
  'Mutation.approveAnswer': officer,
  'Mutation.publishAnswer': officer,
  'Mutation.requestRework': officer,
  'Mutation.addNote': officer,
  'Mutation.unpublishAnswer': officer,
  'Mutation.decideAppointment': officer,
  'Mutation.pauseCase': officer,
  'Mutation.resumeCase': officer,
  'Mutation.requestInfo': officer,
  'Mutation.supplyInfo': reporter,
  'Mutation.delegateCase': officer,
  'Mutation.takeOverCase': officer,
  'Mutation.urgeCase': officer,
  'Mutation.withdrawCase': reporter,
  'Mutation.reopenCase': reporter,
  'Mutation.rateCase': reporter,
  'Mutation.reportAbuse': citizen,
  'Mutation.sendMessage': person, // and the process table: the reporter, the handling agencies, the desk
  'Subscription.caseEvents': officer,
  'Subscription.caseUpdated': reader,
  'Subscription.publicCaseEvents': reader,

  'Case.id': 'public',
  'Case.code': 'public',
  'Case.version': 'public',
  'Case.kind': 'public',
  'Case.title': 'public',
  'Case.content': 'public',
  'Case.category': 'public',
  'Case.topic': 'public',
  'Case.urgency': 'public',
  'Case.status': 'public',
  'Case.progress': 'public',
  'Case.step': 'public',
  'Case.channel': 'public',
  'Case.place': 'public', // the point by relation, in the resolver
  'Case.occurredAt': 'public',
  'Case.submittedAt': 'public',
  'Case.savedAt': 'public',
  'Case.keptUntil': 'public',
  'Case.acceptedAt': 'public',
  'Case.receptionDueAt': 'public',
  'Case.answerDueAt': 'public',
  'Case.answeredAt': 'public',
  'Case.dueAt': inside,
  'Case.clock': inside,
  'Case.isPublic': 'public',
  'Case.identityMode': 'public',
  'Case.subjectKind': 'public',
  'Case.reporterRef': 'public', // sealed, and @inaccessible: for accounts alone
  'Case.agencyConcerned': 'public',
  'Case.preferredAgency': ownOrInside,
  'Case.leadAgency': 'public',
  'Case.assignments': 'public',
  'Case.attachments': 'public',
  'Case.answer': 'public',
  'Case.answers': 'public', // unpublished ones inside only, in the resolver
  'Case.rating': 'public', // the comment by relation, in the resolver
  'Case.timeline': 'public',
  'Case.appointment': ownOrInside,
  'Case.appointments': 'public', // empty outside, in the resolver
  'Case.infoRequest': ownOrInside,
  'Case.pause': ownOrInside,
  'Case.reopenings': 'public', // empty for others, in the resolver
  'InfoRequest.*': 'public',
  'Reopening.*': 'public',
  'Pause.*': 'public',
  'Case.rejection': ownOrInside,
  'Case.returned': inside,
  'Case.messages': 'public', // empty outside the exchange, in the resolver
  'Case.notes': 'public', // empty outside, in the resolver
  'Case.history': 'public', // empty outside, in the resolver
  'Case.findings': 'public', // empty outside, in the resolver
  'Case.workflow': 'public',
  'Case.whereNow': 'public', // names of reasons and dates by relation, in the resolver
  'Case.viewerActions': 'public',

  'Assignment.id': 'public',
  'Assignment.agency': 'public',
  'Assignment.part': 'public',
  'Assignment.status': 'public',
  'Assignment.assignedAt': 'public',
  'Assignment.completedAt': 'public',
  'Assignment.officer': insidePart,
  'Assignment.dueAt': insidePart,
  'Assignment.comment': insidePart,

  'Answer.id': 'public',
  'Answer.agency': 'public',
  'Answer.content': 'public',
  'Answer.attachments': 'public',
  'Answer.approved': 'public',
  'Answer.published': 'public',
  'Answer.createdAt': 'public',
  'Answer.updatedAt': 'public',
  'Answer.publishedAt': 'public',
  'Answer.documentNumber': 'public',
  'Answer.author': insidePart,

  'Appointment.id': 'public',
  'Appointment.dueAt': 'public',
  'Appointment.remindAt': 'public',
  'Appointment.reason': 'public',
  'Appointment.number': 'public',
  'Appointment.status': 'public',
  'Appointment.version': 'public',
  'Appointment.createdAt': 'public',
  'Appointment.attachments': 'public',
  'Appointment.decidedBy': insidePart,

  // Value types: what holds them is guarded above.
  'Attachment.*': 'public', // original and rectangles by relation, in the resolver
  'Rectangle.*': 'public',
  'PlaceSuggestion.*': 'public',
  'CaseConnection.*': 'public',
  'CaseEdge.*': 'public',
  'PersonalDataFinding.*': 'public',
  'CaseProgress.*': 'public',
  'CaseClock.*': 'public',
  'ClockPeriod.*': 'public',
  'InboxCount.*': 'public',
  'Place.*': 'public',
  'Rating.*': 'public',
  'Rejection.*': 'public',
  'CaseReturn.*': 'public',
  'TimelineEntry.*': 'public',
  'Message.*': 'public',
  'MessageConnection.*': 'public',
  'Note.*': 'public',
  'NoteConnection.*': 'public',
  'HistoryEntry.*': 'public',
  'HistoryConnection.*': 'public',
  'Workflow.*': 'public',
  'WorkflowNode.*': 'public',
  'WorkflowEdge.*': 'public',
  'CaseEvent.*': 'public',
  'User.id': 'public',
  'PageInfo.*': 'public',
  'FieldChange.*': 'public',
  'FieldProblem.*': 'public',
  'Refusal.*': 'public',
  ...REFERENCE_POLICY,
  ...CATALOGUE_POLICY,
  ...CONTENT_POLICY,
  ...SIMILAR_POLICY,
  ...AREA_POLICY,
  ...INTEREST_POLICY,
  ...UNDO_POLICY,
  ...SUPPORT_POLICY,
  ...MAIL_POLICY,
};
