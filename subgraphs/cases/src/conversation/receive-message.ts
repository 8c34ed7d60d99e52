import { notFound, type Done, type Identity } from '@pakn/service-kit';
import { FILE_HOLDER } from '../case/file-holders.ts';
import { runCommand } from '../command/run-command.ts';
import type { CasesContext } from '../context.ts';
import { decide } from '../decide.ts';

export interface ReceivedMessage {
  code: string;
  /** The contact of the address that the mail is from. */
  contactId: string;
  text: string;
  /** Uploaded by the mailbox. */
  attachmentIds: string[];
}

const HAND_OVER = `update cases.attachment set owner_id = $3 where id = any($1) and owner_id = $2 and ${FILE_HOLDER} is null`;

/**
 * A mail of the reporter becomes a message of theirs; while they are asked for something, it is their answer to that, and the clock goes on. The mailbox acts with the reporter's own rights, for a report that came by mail and for its sender only:
 * the process table decides as if they had written here. Its files become theirs in the same transaction.
 * @throws NOT_FOUND when the report is not one that this contact mailed, and whatever `sendMessage` refuses
 */
export async function receiveMessage(context: CasesContext, { code, contactId, text, attachmentIds }: ReceivedMessage): Promise<Done> {
  const found = await context.load.byCode(code.trim().toUpperCase());
  if (found?.channel !== 'EMAIL' || found.reporterId !== contactId) throw notFound();
  const mailbox = context.subject();
  const reporter: Identity = { sub: contactId, kind: 'INDIVIDUAL', roles: [], scopes: [] };
  await runCommand({
    context: { ...context, identity: reporter },
    name: 'receiveMessage',
    caseId: found.id,
    input: { text, attachmentIds },
    fileIds: attachmentIds,
    beforehand: (write) => write.sql(HAND_OVER, [attachmentIds, mailbox, contactId]),
    decide: (state, rules) =>
      decide({ name: state.case.status === 'AWAITING_INFO' ? 'supplyInfo' : 'sendMessage', input: { text, attachmentIds } }, state, rules),
  });
  return { ok: true };
}
