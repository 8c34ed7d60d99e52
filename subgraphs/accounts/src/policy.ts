import { isMailbox, isNobody, type Policy } from '@pakn/service-kit';
import type { Account } from './account/account.entity.ts';
import { isManaged, managedAgencies } from './account/manage.ts';
import type { SeenUser, View } from './account/seen-user.ts';
import type { AccountsContext } from './context.ts';

type Rule = (context: AccountsContext) => boolean;

/** Somebody with an account of their own; whoever reports without one has nothing to set, read or sign out of elsewhere. */
const signedIn: Rule = ({ identity }) => !isNobody(identity) && identity.kind !== 'PARTNER';
/** Whose phone and consents are the own business: an officer's phone is the second factor, and the agency's to change. */
const citizen: Rule = ({ identity }) => identity.kind === 'INDIVIDUAL' || identity.kind === 'ORGANIZATION';
const organization: Rule = ({ identity }) => identity.kind === 'ORGANIZATION';
const operator: Rule = ({ identity }) => identity.kind === 'OFFICER' && identity.roles.includes('OPERATOR');
const admin: Rule = ({ identity }) => identity.kind === 'OFFICER' && identity.roles.includes('ADMIN');
const readsLog: Rule = ({ identity }) => identity.kind === 'OFFICER' && (identity.roles.includes('ADMIN') || identity.roles.includes('SUPERVISOR'));
const mailbox: Rule = ({ identity }) => isMailbox(identity);
const officer: Rule = ({ identity }) => identity.kind === 'OFFICER';
const administrates: Rule = ({ identity }) => identity.kind === 'OFFICER' && (identity.roles.includes('ADMIN') || identity.roles.includes('AGENCY_LEADER'));
/** Oneself, the leader, supervisors, administrators. */
async function followsOfficer(context: AccountsContext, account: Account): Promise<boolean> {
  const { kind, roles, sub } = context.identity;
  if (kind !== 'OFFICER') return false;
  return sub === account.id || roles.includes('SUPERVISOR') || isManaged(await managedAgencies(context), account.agencyId);
}
const seen =
  (...views: View[]) =>
  (_context: AccountsContext, user: SeenUser): boolean =>
    views.includes(user.view);

/**
 * Who may read which field; every field of the subgraph has its line (S1). An account is reached as a SeenUser only: `view` was decided where it was found
 * (account/seen-user.ts, account/case-people.resolver.ts), so the lines below hold for `_entities` too.
 */
export const policy: Policy<AccountsContext> = {
  'Query.me': 'public',
  'Query.challenge': 'public',
  'Query.rateLimit': 'public',
  'Query.agency': 'public',
  'Query.agencies': 'public',
  'Query.consents': 'public',
  'Query.oidcProviders': 'public',
  'Query.linkedIdentities': citizen,
  'Query.campaigns': readsLog,
  // What supervisors see of it: in the use case (security-log/read-security-log.ts).
  'Query.auditLog': readsLog,
  'Query.mySecondFactor': signedIn,
  'Query.mySessions': signedIn,
  'Query.notifications': signedIn,
  'Query.notificationPreferences': signedIn,
  'Query.partnerClients': admin,
  'Query.people': operator,
  'Mutation.registerIndividual': 'public',
  'Mutation.registerOrganization': 'public',
  'Mutation.confirmRegistration': 'public',
  'Mutation.resendOtp': 'public',
  'Mutation.signIn': 'public',
  'Mutation.requestSignInCode': 'public',
  'Mutation.confirmSignIn': 'public',
  'Mutation.startOidc': 'public',
  'Mutation.completeOidc': 'public',
  'Mutation.registerByOidc': 'public',
  'Mutation.unlinkOidc': citizen,
  // Not beside a sign-in: in the use case (session/not-signed-in.ts).
  'Mutation.startAnonymous': 'public',
  'Mutation.signInToCase': 'public',
  'Mutation.refreshSession': 'public',
  'Mutation.signOut': 'public',
  'Mutation.requestPasswordReset': 'public',
  'Mutation.resetPassword': 'public',
  'Mutation.activateOfficer': 'public',
  'Mutation.changePassword': signedIn,
  'Mutation.endOtherSessions': signedIn,
  'Mutation.endSession': signedIn,
  'Mutation.startTotp': signedIn,
  'Mutation.confirmTotp': signedIn,
  'Mutation.removeTotp': signedIn,
  'Mutation.updateProfile': signedIn,
  'Mutation.updateOrganization': organization,
  'Mutation.requestPhoneChange': citizen,
  'Mutation.confirmPhoneChange': citizen,
  'Mutation.deleteAccount': citizen,
  'Mutation.exportMyData': citizen,
  'Mutation.giveConsent': citizen,
  'Mutation.withdrawConsent': citizen,
  'Mutation.markNotificationsRead': signedIn,
  'Mutation.markAllNotificationsRead': signedIn,
  'Mutation.setNotificationPreferences': signedIn,
  'Mutation.registerPush': signedIn,
  'Mutation.unregisterPush': signedIn,
  'Mutation.createPartnerClient': admin,
  'Mutation.rotatePartnerSecret': admin,
  'Mutation.revokePartnerClient': admin,
  'Mutation.saveContact': operator,
  'Mutation.saveMailContact': mailbox,
  'Mutation.saveMailThread': mailbox,
  'Mutation.mailWords': mailbox,
  // Whose officers: in the use cases (account/manage.ts).
  'Mutation.inviteOfficer': administrates,
  'Mutation.inviteOfficers': administrates,
  'Mutation.resendActivation': administrates,
  'Mutation.setOfficerPhone': administrates,
  'Mutation.setOfficerRoles': administrates,
  'Mutation.moveOfficer': administrates,
  'Mutation.endOfficerSessions': administrates,
  'Mutation.saveAgency': admin,
  'Mutation.closeAgency': admin,
  'Mutation.setLeave': officer,
  'Mutation.endLeave': officer,
  'Subscription.notificationAdded': signedIn,

  'User.id': 'public',
  'User.kind': 'public',
  'User.displayName': 'public',
  'User.assurance': 'public',
  'User.createdAt': 'public',
  'User.fullName': seen('SELF', 'LOOKED_UP', 'FULL'),
  'User.phone': seen('SELF'),
  'User.phoneMasked': seen('SELF', 'LOOKED_UP', 'FULL'),
  'User.identifierMasked': seen('SELF', 'LOOKED_UP'),
  'User.email': seen('SELF', 'LOOKED_UP'),
  'User.contactAddress': seen('SELF', 'LOOKED_UP'),
  'User.contactWard': seen('SELF', 'LOOKED_UP'),
  'User.organization': seen('SELF', 'LOOKED_UP'),
  'User.officer': seen('SELF', 'FULL'),
  'OrganizationProfile.*': 'public',
  'OfficerProfile.activatedAt': followsOfficer,
  'OfficerProfile.lastSeenAt': followsOfficer,
  'OfficerProfile.leave': followsOfficer,
  'OfficerProfile.*': 'public',
  'Leave.*': 'public',
  'Invitations.*': 'public',
  'InvitationRow.*': 'public',
  'UserConnection.*': 'public',

  'Agency.id': 'public',
  'Agency.code': 'public',
  'Agency.name': 'public',
  'Agency.kind': 'public',
  'Agency.active': 'public',
  'Agency.parent': 'public',
  'Agency.successor': 'public',
  'Agency.predecessors': 'public',
  'Agency.children': 'public',
  'Agency.ward': 'public',
  'Agency.validFrom': 'public',
  'Agency.validTo': 'public',
  'Agency.phone': 'public',
  'Agency.email': 'public',
  'Agency.evidence': officer,
  // Decided in its resolver: an agency's leader, supervisors, administrators; the field cannot be null, so others get an empty list.
  'Agency.officers': 'public',
  'Ward.code': 'public',

  // The seals come from cases; what they open is decided by what is sealed.
  'Case.id': 'public',
  'Case.reporterRef': 'public',
  'Case.reporterName': 'public',
  'Case.reporter': 'public',
  'SupportConversation.id': 'public',
  'SupportConversation.visitorRef': 'public',
  'SupportConversation.visitorName': 'public',
  'HistoryEntry.id': 'public',
  'HistoryEntry.actorRef': 'public',
  'HistoryEntry.actorName': 'public',

  'Challenge.*': 'public',
  'RateLimit.*': 'public',
  'OtpTicket.*': 'public',
  'Session.*': 'public',
  'OidcProvider.*': 'public',
  'OidcStart.*': 'public',
  'OidcRegistration.*': 'public',
  'LinkedIdentity.*': citizen,
  'AnonymousStart.*': 'public',
  'TotpSetup.*': signedIn,
  'LoginSession.*': signedIn,
  'AuditConnection.*': readsLog,
  'AuditEntry.*': readsLog,
  'FieldChange.*': 'public',
  'Done.*': 'public',
  'Consent.*': 'public',
  // The mutation answers one's own; cases decides its own field.
  'MyData.id': 'public',
  'MyData.madeAt': citizen,
  'MyData.account': citizen,
  'Campaign.*': readsLog,
  'Contact.id': (context) => operator(context) || mailbox(context),
  'Contact.*': operator,
  'Notification.*': 'public',
  'NotificationConnection.*': 'public',
  'NotificationPreferences.*': signedIn,
  'NotificationChoice.*': signedIn,
  'AbsentChannel.*': signedIn,
  'PartnerClient.*': admin,
  'Refusal.*': 'public',
  'FieldProblem.*': 'public',
  'PageInfo.*': 'public',
};
