import { isMailbox, type Policy, type Rule } from '@pakn/service-kit';
import type { Channel } from '@pakn/vocabulary';
import type { CasesContext } from '../context.ts';

const mailbox: Rule<CasesContext> = ({ identity }) => isMailbox(identity);

/** The desk for any channel but the citizens' own; the mailbox what was mailed. */
const takesDown: Rule<CasesContext> = ({ identity }, _root, { input }: { input: { channel: Channel } }) =>
  (identity.kind === 'OFFICER' && identity.roles.includes('OPERATOR')) || (isMailbox(identity) && input.channel === 'EMAIL');

/** What the mailbox may, and nobody but the duty desk beside it. */
export const MAIL_POLICY: Policy<CasesContext> = {
  'Query.mailedWords': mailbox,
  'Mutation.intakeCase': takesDown,
  'Mutation.receiveMessage': mailbox,
  'MailedWords.*': 'public',
  'MailedFile.*': 'public',
};
