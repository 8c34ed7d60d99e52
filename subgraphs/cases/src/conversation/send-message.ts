import { newId } from '@pakn/service-kit';
import { changeCase } from '../case/change-case.ts';
import { Message } from '../case/parts.entity.ts';
import { takeAttachments } from '../case/take-attachments.ts';
import type { CasesContext } from '../context.ts';
import { fileIdsOf } from '../process/file-ids.ts';
import { permit } from '../process/take-action.ts';
import { wordsOf } from '../process/words.ts';

/** The longest message, in graphemes. */
const LONGEST_MESSAGE = 2_000;

/** Trao đổi: the private exchange of the reporter and the handling agencies, open until the case is closed. Never public. It takes no version: it only adds. */
export function sendMessage(context: CasesContext, { caseId, ...input }: { caseId: string; text: string; attachmentIds?: string[] | null }): Promise<string> {
  return changeCase({ context, caseId, action: 'sendMessage', input }, async (desk, deciding) => {
    const transition = permit('MESSAGE', desk, deciding);
    const { em, actor, now } = deciding;
    const text = wordsOf(input.text, { path: 'text', name: 'nội dung trao đổi', longest: LONGEST_MESSAGE });
    const files = fileIdsOf(input.attachmentIds, 'attachmentIds');
    const authorId = actor.identity.sub ?? '';
    const fromReporter = authorId === desk.case.reporterId;
    const made = em.create(Message, {
      id: newId(),
      caseId,
      fromReporter,
      authorId,
      agencyId: fromReporter ? null : (actor.identity.agencyId ?? null),
      text,
      sentAt: now,
    });
    em.persist(made);
    await em.flush();
    await takeAttachments(deciding, files, authorId, { kind: 'message', id: made.id, purpose: 'DOCUMENT' });
    return { type: transition.event, data: { messageId: made.id } };
  });
}
