import { DomainError, refuseIfAny, refusing, type Refusal } from '@pakn/service-kit';
import type { CasesContext } from '../context.ts';
import { FILE_TAKER } from '../case/file-holders.ts';
import type { Case } from '../entities/case.entity.ts';
import { ownReport } from '../filing/own-report.ts';
import { saveDraft } from '../filing/save-draft.ts';
import { botSays, changeConversation } from './change-conversation.ts';
import { openConversation, sqlOf, type ConversationOf } from './open-conversation.ts';

const SAID = `select text from cases.support_message where conversation_id = $1 and sender = 'VISITOR' and text <> '' order by n`;
const SENT_FILES = `
  select a.id from cases.support_message m join cases.attachment a on a.support_id = m.id
  where m.conversation_id = $1 and m.sender = 'VISITOR' and a.owner_id = $2 and a.status = 'READY' and a.media_type = any($3) and ${FILE_TAKER} is null
  order by m.n, a.position limit $4`;
/** A title is one line; what does not fit stands in the content. */
const LONGEST_TITLE = 120;

const letters = new Intl.Segmenter('vi');
const cut = (text: string, most: number): string =>
  Array.from(letters.segment(text), ({ segment }) => segment)
    .slice(0, most)
    .join('');

/**
 * A draft of what the visitor has said and of the files that came with it, in the own account, by the channel CHATBOT (A1-05). A second call answers the draft that there is. The desk sees nothing
 * of it before it is sent.
 */
export function reportFromSupport(context: CasesContext, of: ConversationOf): Promise<Case | Refusal> {
  return refusing(async () => {
    const { services, load, identity } = context;
    const { found, side } = await openConversation(sqlOf(services.pool), identity, of);
    if (side !== 'VISITOR') throw new DomainError('NOT_NOW');
    const made = found.caseId === null ? null : ((await load.ownDrafts.one(found.caseId)) ?? (await load.visibleCase(found.caseId)));
    if (made) return made;
    const { rows } = await services.pool.query<{ text: string }>(SAID, [found.id]);
    const { titleLength, contentLength, reportMediaTypes, attachments } = services.reference.limits();
    const files = await services.pool.query<{ id: string }>(SENT_FILES, [found.id, identity.sub, reportMediaTypes, attachments]);
    const [first = ''] = (rows[0]?.text ?? '').split('\n');
    const input = {
      title: cut(first, Math.min(titleLength, LONGEST_TITLE)),
      content: cut(rows.map(({ text }) => text).join('\n'), contentLength),
      channel: 'CHATBOT' as const,
      attachmentIds: files.rows.map(({ id }) => id),
    };
    const { draft, channel, problems } = ownReport(context, input);
    refuseIfAny(problems);
    const caseId = await saveDraft(context, { id: null, version: null, draft, channel, asked: [found.id, input] });
    await changeConversation(context, of, async ({ become, say }) => {
      await become({ caseId });
      await say([botSays({ code: 'DRAFTED' })]);
    });
    load.forget();
    const draftMade = await load.ownDrafts.one(caseId);
    if (!draftMade) throw new DomainError('NOT_NOW');
    return draftMade;
  });
}
