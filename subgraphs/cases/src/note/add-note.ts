import { newId } from '@pakn/service-kit';
import { changeCase } from '../case/change-case.ts';
import { Note } from '../case/parts.entity.ts';
import { takeAttachments } from '../case/take-attachments.ts';
import type { CasesContext } from '../context.ts';
import { fileIdsOf } from '../process/file-ids.ts';
import { permit } from '../process/take-action.ts';
import { wordsOf } from '../process/words.ts';

/** The longest note, in graphemes. */
const LONGEST_NOTE = 5_000;

/** Ý kiến xử lý: officers among themselves. It takes no version: it only adds. */
export function addNote(context: CasesContext, { caseId, ...input }: { caseId: string; text: string; attachmentIds?: string[] | null }): Promise<string> {
  return changeCase({ context, caseId, action: 'addNote', input }, async (desk, deciding) => {
    const transition = permit('ADD_NOTE', desk, deciding);
    const { em, actor, services, now } = deciding;
    const text = wordsOf(input.text, { path: 'text', name: 'ý kiến', longest: LONGEST_NOTE });
    const files = fileIdsOf(input.attachmentIds, 'attachmentIds');
    const authorId = actor.identity.sub ?? '';
    const made = em.create(Note, {
      id: newId(),
      caseId,
      authorId,
      agencyId: actor.identity.agencyId ?? services.reference.operatorAgencyId(),
      text,
      createdAt: now,
    });
    em.persist(made);
    await em.flush();
    await takeAttachments(deciding, files, authorId, { kind: 'note', id: made.id, purpose: 'DOCUMENT' });
    return { type: transition.event, data: { noteId: made.id } };
  });
}
