import type { Policy, Rule } from '@pakn/service-kit';
import type { CasesContext } from '../context.ts';

const operator: Rule<CasesContext> = ({ identity }) => identity.kind === 'OFFICER' && identity.roles.includes('OPERATOR');
const citizen: Rule<CasesContext> = ({ identity }) => identity.kind === 'INDIVIDUAL' || identity.kind === 'ORGANIZATION';
/** Everybody but officers, who answer here, and partners' programs. */
const visitor: Rule<CasesContext> = ({ identity }) => identity.kind !== 'OFFICER' && identity.kind !== 'PARTNER';

/** The support chat. Whose conversation it is, by account or token, decides open-conversation.ts: to everybody else it is not there. */
export const SUPPORT_POLICY: Policy<CasesContext> = {
  'Query.supportConversation': 'public',
  'Query.supportQueue': operator,
  'Query.supportHours': 'public',
  'Mutation.startSupport': visitor,
  'Mutation.sendSupportMessage': 'public',
  'Mutation.requestAdviser': visitor,
  'Mutation.reportFromSupport': citizen,
  'Mutation.setSupportTyping': 'public',
  'Mutation.claimSupport': operator,
  'Mutation.closeSupport': operator,
  'Subscription.supportMessageAdded': 'public',
  'Subscription.supportConversationChanged': 'public',
  'Subscription.supportQueueChanged': operator,
  'SupportConversation.*': 'public', // operator, visitorRef and lastMessage for officers, in the resolver
  'SupportConversationConnection.*': 'public',
  'SupportMessage.*': 'public',
  'SupportMessageConnection.*': 'public',
  'SupportChoice.*': 'public',
  'SupportPresence.*': 'public',
  'SupportStart.*': 'public',
  'SupportHours.*': 'public',
};
