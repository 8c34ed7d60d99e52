import { CITIZENS, EVERYBODY, LEADERS, OFFICERS, REPORTERS, SEEING, SIGNED_IN, type Who } from './people.ts';

/**
 * What somebody gets who asks a root field: ALLOWED came past the rights (data, or a refusal for another reason), NOTHING is null or an empty list
 * without an error, the others are the code of the fault.
 */
export type Outcome = 'ALLOWED' | 'NOTHING' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND';

export interface Line {
  expected: Record<Who, Outcome>;
  /** Asked about a case that is not public: the ids and versions are filled in. */
  onCase: boolean;
}

type Except = Partial<Record<Who, Outcome>>;

function line(outcomeOf: (who: Who) => Outcome, except: Except, onCase: boolean): Line {
  const expected = Object.fromEntries(EVERYBODY.map((who) => [who, except[who] ?? outcomeOf(who)])) as Line['expected'];
  return { expected, onCase };
}
const refused = (who: Who): Outcome => (who === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');

/** These may ask; the others are refused. */
const only = (may: readonly Who[], except: Except = {}): Line => line((who) => (may.includes(who) ? 'ALLOWED' : refused(who)), except, false);

/** These have the right in general; about a case that they may not see they learn nothing. */
const onCase = (may: readonly Who[], except: Except = {}): Line =>
  line((who) => (may.includes(who) ? (SEEING.includes(who) ? 'ALLOWED' : 'NOT_FOUND') : refused(who)), except, true);

/** The mailbox alone, which is none of them: e2e/own-system/mailbox.test.ts. */
const NOBODY: readonly Who[] = [];
const OPERATOR: readonly Who[] = ['an operator'];
const BUSINESS: readonly Who[] = ['a business'];
const ADMIN: readonly Who[] = ['an administrator'];
const PUBLISHES: readonly Who[] = ['an operator', 'an administrator'];
const READS_LOG: readonly Who[] = ['an administrator', 'a supervisor'];
const ADMINISTRATES: readonly Who[] = ['an administrator', ...LEADERS];

/** No article and no notice has the id that is asked for. */
const NOT_THERE = Object.fromEntries(EVERYBODY.map((who) => [who, 'NOTHING'])) as Except;

/** Citizens who aim at a draft of another one. */
const OF_ANOTHER: Except = { 'another citizen': 'NOT_FOUND', 'a business': 'NOT_FOUND' };

/** A conversation of the reporter with the desk: for everybody else it is not there. */
const ofTheReporter = (otherwise: Outcome): Line => line((who) => (who === 'the reporter' || who === 'an operator' ? 'ALLOWED' : otherwise), {}, false);
/** Officers answer in the chat, and partners' programs have none. */
const NO_VISITOR: Except = Object.fromEntries([...OFFICERS, 'a partner'].map((who) => [who, 'FORBIDDEN']));

/** Whoever uploads files; aimed at one of the reporter. */
const WITH_FILES: readonly Who[] = [...SIGNED_IN, 'a session without an account'];
const OF_NOBODY_ELSE = Object.fromEntries(WITH_FILES.filter((who) => who !== 'the reporter').map((who) => [who, 'NOT_FOUND'])) as Except;

/** Whoever follows areas; aimed at one of the reporter (B-21). */
const AREA_OF_ANOTHER = Object.fromEntries(SIGNED_IN.filter((who) => who !== 'the reporter').map((who) => [who, 'NOTHING'])) as Except;
const CHANGED_BY_ANOTHER = Object.fromEntries(SIGNED_IN.filter((who) => who !== 'the reporter').map((who) => [who, 'NOT_FOUND'])) as Except;

/** Who may ask which root field of the graph (S1): every field has its line, every line its field. */
export const ACCESS: Record<string, Line> = {
  'Query.agencies': only(EVERYBODY),
  'Query.agency': only(EVERYBODY),
  'Query.area': only(SIGNED_IN, AREA_OF_ANOTHER),
  'Query.areaPreview': only(SIGNED_IN),
  'Query.auditLog': only(READS_LOG),
  'Query.campaigns': only(READS_LOG),
  'Query.case': line((who) => (SEEING.includes(who) ? 'ALLOWED' : 'NOTHING'), {}, true),
  'Query.caseProgress': only(EVERYBODY),
  'Query.cases': only(EVERYBODY),
  'Query.categories': only(EVERYBODY),
  'Query.challenge': only(EVERYBODY),
  'Query.checkText': only(EVERYBODY),
  'Query.consents': only(EVERYBODY),
  'Query.eventCursor': only(EVERYBODY),
  'Query.followedCases': only(CITIZENS),
  'Query.guides': only(EVERYBODY),
  'Query.inbox': only(OFFICERS),
  'Query.inboxCounts': only(OFFICERS),
  'Query.knowledge': only(EVERYBODY),
  'Query.knowledgeArticle': only(EVERYBODY, NOT_THERE),
  'Query.linkedIdentities': only(CITIZENS),
  'Query.locate': only(EVERYBODY),
  'Query.mailedWords': only(NOBODY),
  'Query.me': only(EVERYBODY, { anonymous: 'NOTHING', 'a partner': 'NOTHING' }),
  'Query.myAreas': only(SIGNED_IN),
  'Query.myCases': only(CITIZENS),
  // A demo citizen has none.
  'Query.mySecondFactor': only(SIGNED_IN, { 'the reporter': 'NOTHING', 'another citizen': 'NOTHING', 'a business': 'NOTHING' }),
  'Query.mySessions': only(SIGNED_IN),
  'Query.notice': only(EVERYBODY, NOT_THERE),
  'Query.notices': only(EVERYBODY),
  'Query.notificationPreferences': only(SIGNED_IN),
  'Query.notifications': only(SIGNED_IN),
  'Query.oidcProviders': only(EVERYBODY),
  'Query.partnerClients': only(ADMIN),
  'Query.pauseReasons': only(EVERYBODY),
  'Query.people': only(OPERATOR),
  'Query.placeSuggestions': only(EVERYBODY),
  'Query.portal': only(EVERYBODY),
  'Query.previewCalendar': only(ADMIN),
  'Query.rateLimit': only(EVERYBODY),
  'Query.refusalReasons': only(EVERYBODY),
  'Query.returnReasons': only(EVERYBODY),
  'Query.serviceLevels': only(EVERYBODY),
  'Query.similarCases': only(EVERYBODY),
  'Query.statistics': only(EVERYBODY),
  'Query.supportConversation': ofTheReporter('NOTHING'),
  'Query.supportHours': only(EVERYBODY),
  'Query.supportQueue': only(OPERATOR),
  'Query.topics': only(EVERYBODY),
  'Query.usefulAddresses': only(EVERYBODY),
  'Query.wards': only(EVERYBODY),
  'Query.workingCalendar': only(EVERYBODY),
  'Query.workingHours': only(EVERYBODY),

  'Mutation.activateOfficer': only(EVERYBODY),
  'Mutation.addNote': onCase(OFFICERS),
  'Mutation.approveAnswer': onCase(OFFICERS),
  'Mutation.assignCase': onCase(OPERATOR),
  'Mutation.changePassword': only(SIGNED_IN),
  'Mutation.claimCase': onCase(OFFICERS),
  'Mutation.claimSupport': only(OPERATOR),
  'Mutation.closeAgency': only(ADMIN),
  'Mutation.closeSupport': only(OPERATOR),
  'Mutation.completeCoordination': onCase(OFFICERS),
  'Mutation.completeOidc': only(EVERYBODY),
  'Mutation.confirmCompletion': onCase(OFFICERS),
  'Mutation.confirmPhoneChange': only(CITIZENS),
  'Mutation.confirmRegistration': only(EVERYBODY),
  'Mutation.confirmSignIn': only(EVERYBODY),
  'Mutation.confirmTotp': only(SIGNED_IN),
  'Mutation.coordinateCase': onCase(OFFICERS),
  'Mutation.createPartnerClient': only(ADMIN),
  'Mutation.decideAppointment': onCase(OFFICERS),
  'Mutation.delegateCase': onCase(OFFICERS),
  // The reporter's: of everybody else the file is not there.
  'Mutation.deleteAccount': only(CITIZENS),
  'Mutation.describeAttachment': only(WITH_FILES, OF_NOBODY_ELSE),
  'Mutation.deleteArea': only(SIGNED_IN, CHANGED_BY_ANOTHER),
  // The reporter's.
  'Mutation.deleteDraft': only(CITIZENS, OF_ANOTHER),
  'Mutation.deleteGuide': only(ADMIN),
  'Mutation.deleteKnowledge': only(OFFICERS),
  'Mutation.deleteNotice': only(OFFICERS),
  'Mutation.deleteUsefulAddress': only(ADMIN),
  'Mutation.editCase': onCase(OPERATOR),
  'Mutation.endLeave': only(OFFICERS),
  'Mutation.endOfficerSessions': only(ADMINISTRATES),
  'Mutation.endOtherSessions': only(SIGNED_IN),
  'Mutation.endSession': only(SIGNED_IN),
  'Mutation.exportMyData': only(CITIZENS),
  'Mutation.followCase': onCase(CITIZENS),
  'Mutation.giveConsent': only(CITIZENS),
  'Mutation.registerByOidc': only(EVERYBODY),
  'Mutation.reportAbuse': onCase(CITIZENS),
  'Mutation.intakeCase': only(OPERATOR),
  // Into the agency that has the case.
  'Mutation.inviteOfficer': only(ADMINISTRATES, { 'a leader elsewhere': 'FORBIDDEN' }),
  'Mutation.inviteOfficers': only(ADMINISTRATES),
  'Mutation.mailWords': only(NOBODY),
  'Mutation.markAllNotificationsRead': only(SIGNED_IN),
  'Mutation.markNotificationsRead': only(SIGNED_IN),
  'Mutation.moveOfficer': only(ADMINISTRATES),
  'Mutation.pauseCase': onCase(OFFICERS),
  'Mutation.publishAnswer': onCase(OFFICERS),
  'Mutation.publishNotice': only(PUBLISHES),
  'Mutation.redactAttachment': onCase(OFFICERS),
  'Mutation.rateCase': onCase(REPORTERS),
  'Mutation.receiveMessage': only(NOBODY),
  'Mutation.recordAnswer': onCase(OFFICERS),
  // Without the cookie, whatever the token.
  'Mutation.refreshSession': line(() => 'UNAUTHENTICATED', {}, false),
  'Mutation.registerIndividual': only(EVERYBODY),
  'Mutation.registerOrganization': only(EVERYBODY),
  'Mutation.rejectCase': onCase(OPERATOR),
  'Mutation.releaseCase': onCase(OFFICERS),
  'Mutation.removeTotp': only(SIGNED_IN),
  'Mutation.reopenCase': onCase(REPORTERS),
  'Mutation.reportFromSupport': only(CITIZENS, OF_ANOTHER),
  'Mutation.requestAdviser': line((who) => (who === 'the reporter' ? 'ALLOWED' : 'NOT_FOUND'), NO_VISITOR, false),
  'Mutation.requestInfo': onCase(OFFICERS),
  'Mutation.requestPasswordReset': only(EVERYBODY),
  'Mutation.requestPhoneChange': only(CITIZENS),
  'Mutation.requestRework': onCase(OFFICERS),
  'Mutation.requestSignInCode': only(EVERYBODY),
  'Mutation.resendActivation': only(ADMINISTRATES),
  'Mutation.resendOtp': only(EVERYBODY),
  'Mutation.resetPassword': only(EVERYBODY),
  'Mutation.resumeCase': onCase(OFFICERS),
  'Mutation.returnResult': onCase(OFFICERS),
  'Mutation.returnToOperator': onCase(OFFICERS),
  'Mutation.revokePartnerClient': only(ADMIN),
  'Mutation.rotatePartnerSecret': only(ADMIN),
  'Mutation.saveAgency': only(ADMIN),
  'Mutation.saveCategory': only(ADMIN),
  'Mutation.saveContact': only(OPERATOR),
  'Mutation.saveArea': only(SIGNED_IN, CHANGED_BY_ANOTHER),
  'Mutation.saveMailContact': only(NOBODY),
  'Mutation.saveMailThread': only(NOBODY),
  'Mutation.saveDraft': only(CITIZENS, OF_ANOTHER),
  'Mutation.saveGuide': only(ADMIN),
  'Mutation.saveKnowledge': only(OFFICERS),
  'Mutation.saveNotice': only(OFFICERS),
  'Mutation.savePortal': only(ADMIN),
  'Mutation.saveReason': only(ADMIN),
  'Mutation.saveTopic': only(ADMIN),
  'Mutation.saveUsefulAddress': only(ADMIN),
  'Mutation.scheduleCase': onCase(OFFICERS),
  // Who only oversees or administers reads no exchange.
  'Mutation.sendMessage': onCase([...SIGNED_IN, 'a session without an account'], { 'a supervisor': 'FORBIDDEN', 'an administrator': 'FORBIDDEN' }),
  'Mutation.sendSupportMessage': ofTheReporter('NOT_FOUND'),
  'Mutation.setCalendarDays': only(ADMIN),
  'Mutation.registerPush': only(SIGNED_IN),
  'Mutation.unregisterPush': only(SIGNED_IN),
  'Mutation.setNotificationPreferences': only(SIGNED_IN),
  'Mutation.setLeave': only(OFFICERS),
  'Mutation.setOfficerPhone': only(ADMINISTRATES),
  'Mutation.setOfficerRoles': only(ADMINISTRATES),
  'Mutation.setServiceLevel': only(ADMIN),
  'Mutation.setSupportTyping': ofTheReporter('NOT_FOUND'),
  'Mutation.setWorkingHours': only(ADMIN),
  'Mutation.signIn': only(EVERYBODY),
  // Whoever is signed in gets a refusal.
  'Mutation.signInToCase': only(EVERYBODY),
  'Mutation.signOut': only(EVERYBODY),
  'Mutation.startAnonymous': only(EVERYBODY),
  'Mutation.startOidc': only(EVERYBODY),
  // Without a sign-in only with a sum: a refusal, whose words are data.
  'Mutation.startSupport': only(EVERYBODY, NO_VISITOR),
  'Mutation.startTotp': only(SIGNED_IN),
  'Mutation.submitCase': only(REPORTERS),
  'Mutation.supplyInfo': onCase(REPORTERS),
  // Nobody has one's own too.
  'Mutation.supportCase': onCase(CITIZENS, { 'the reporter': 'FORBIDDEN' }),
  'Mutation.takeOverCase': onCase(OFFICERS),
  'Mutation.unlinkOidc': only(CITIZENS),
  'Mutation.unpublishAnswer': onCase(OFFICERS),
  'Mutation.updateOrganization': only(BUSINESS),
  'Mutation.withdrawConsent': only(CITIZENS),
  'Mutation.updateProfile': only(SIGNED_IN),
  'Mutation.undoAction': onCase(OFFICERS),
  'Mutation.urgeCase': onCase(OFFICERS),
  'Mutation.withdrawCase': onCase(REPORTERS),

  // Citizens listen in the group of the public, which is refused as such.
  'Subscription.caseEvents': only(OFFICERS, Object.fromEntries(REPORTERS.map((who) => [who, 'UNAUTHENTICATED']))),
  'Subscription.caseUpdated': line((who) => (SEEING.includes(who) ? 'ALLOWED' : 'NOT_FOUND'), {}, true),
  'Subscription.notificationAdded': only(SIGNED_IN),
  'Subscription.publicCaseEvents': only(EVERYBODY),
  'Subscription.supportConversationChanged': ofTheReporter('NOT_FOUND'),
  'Subscription.supportMessageAdded': ofTheReporter('NOT_FOUND'),
  'Subscription.supportQueueChanged': only(OPERATOR, Object.fromEntries(REPORTERS.map((who) => [who, 'UNAUTHENTICATED']))),
};
