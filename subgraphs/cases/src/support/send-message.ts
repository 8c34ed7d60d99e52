import { badInput, DomainError } from '@pakn/service-kit';
import type { SupportChoiceCode } from '@pakn/vocabulary';
import { SUPPORT_CHOICE } from '@pakn/vocabulary';
import { lockFiles } from '../command/stored-files.ts';
import type { CasesContext } from '../context.ts';
import { Form } from '../form/form.ts';
import { checkedFileIds } from '../process/files.ts';
import { answerQuestion } from './answer-question.ts';
import { botSays, changeConversation, type Changing, type NewMessage } from './change-conversation.ts';
import { askForAdviser, LONGEST_TEXT, mayAnswer, maySay, MOST_A_MINUTE } from './conversation-rules.ts';
import type { ConversationRow } from './conversation-row.ts';
import { openConversation, sqlOf, type ConversationOf } from './open-conversation.ts';
import { supportHours } from './support-hours.ts';
import { tellAt } from './tell-of-answers.ts';

const TEXT = { name: { vi: 'tin nhắn', en: 'the message' }, longest: LONGEST_TEXT, lines: true };
const MINUTE_MS = 60_000;
const LATELY = `select count(*)::int as n, min(sent_at) as first from cases.support_message where conversation_id = $1 and sender <> 'BOT' and n > $2 and sent_at > $3`;
const TAKEN = 'select 1 from cases.support_message where conversation_id = $1 and key = $2';

export interface Sent {
  text: string | null | undefined;
  choice: SupportChoiceCode | null;
  /** Uploaded files of the sender. */
  files?: readonly string[];
}

/** What was typed, as it is stored. @throws INVALID_INPUT */
export function readText(given: string): string {
  const fields = new Form();
  const text = fields.text('text', given, TEXT);
  fields.refuse();
  return text;
}

export const isChoice = (id: string): id is SupportChoiceCode => Object.hasOwn(SUPPORT_CHOICE, id);

/** The visitor's question with the helper's answer. */
export const takeQuestion = async (context: CasesContext, text: string): Promise<NewMessage[]> => [
  { sender: 'VISITOR', text, said: null, key: context.idempotencyKey || null },
  await answerQuestion(context, text),
];

/** Asks for an adviser, or leads to the form. */
export async function takeChoice({ services }: CasesContext, changing: Changing, choice: SupportChoiceCode): Promise<void> {
  if (choice === 'REPORT') {
    const form = { label: 'Gửi phản ánh, kiến nghị', labelEn: 'Send a report or proposal', url: '/gui-phan-anh' };
    return changing.say([botSays({ code: 'REPORT' }, { sources: [form] })]);
  }
  const change = askForAdviser(changing.found, changing.now);
  if (!change) return;
  await changing.become(change);
  const { opensAt, hours } = supportHours(services.reference, changing.now);
  await changing.say([botSays(opensAt ? { code: 'OUT_OF_HOURS', hours: hours.vi, hoursEn: hours.en, opensAt: opensAt.toISOString() } : { code: 'QUEUED' })]);
}

/**
 * Says something in a conversation, from either side. The helper answers the visitor as long as no adviser was asked for. The same Idempotency-Key again is
 * said already.
 * @throws INVALID_INPUT, TOO_MANY_FILES, FILE_REFUSED, FILE_NOT_READY, NOT_NOW, TRY_LATER; NOT_FOUND for whoever takes no part in it
 */
export async function sendMessage(context: CasesContext, of: ConversationOf, sent: Sent): Promise<ConversationRow> {
  const given = sent.files ?? [];
  if (!sent.text?.trim() && !sent.choice && given.length === 0) throw badInput('text, choiceId or attachmentIds is needed.');
  const text = sent.text?.trim() ? readText(sent.text) : null;
  const before = await openConversation(sqlOf(context.services.pool), context.identity, of);
  const isForHelper = before.side === 'VISITOR' && before.found.status === 'BOT' && text !== null;
  // Looked for before the transaction: it may not take a second connection.
  const [, answer] = isForHelper ? await takeQuestion(context, text) : [];
  const key = context.idempotencyKey || null;
  return changeConversation(context, of, async (changing) => {
    const { side, found, now, write } = changing;
    if (key && (await write.sql(TAKEN, [found.id, key])).length > 0) return;
    if (side === 'OPERATOR') mayAnswer(found, context.subject());
    maySay(found);
    await slowDown(changing);
    const files = await ownFiles(context, changing, given);
    if (text !== null || files.length > 0) {
      const helper = answer && found.status === 'BOT' ? [answer] : [];
      await changing.say([{ sender: side, text: text ?? '', said: null, key, files }, ...helper]);
    }
    if (sent.choice && side === 'VISITOR') await takeChoice(context, changing, sent.choice);
    await changing.note(
      side === 'VISITOR'
        ? { visitor_seen_at: now, visitor_typed_at: null, tell_at: null }
        : { operator_seen_at: now, operator_typed_at: null, tell_at: tellAt(found, now) },
    );
  });
}

/** Uploaded files of one's own, locked: whoever has no account has none. @throws TOO_MANY_FILES, FILE_REFUSED, FILE_NOT_READY, INVALID_INPUT */
async function ownFiles({ services, identity }: CasesContext, { write }: Changing, given: readonly string[]): Promise<string[]> {
  if (given.length === 0) return [];
  const files = await lockFiles(write, given, []);
  return checkedFileIds(given, 'attachmentIds', { files, actor: identity, reference: services.reference });
}

/** @throws TRY_LATER for whoever sends faster than anybody types */
async function slowDown({ write, found, now }: Changing): Promise<void> {
  const since = new Date(now.getTime() - MINUTE_MS);
  const [lately] = await write.sql<{ n: number; first: string | null }>(LATELY, [found.id, found.said - 2 * MOST_A_MINUTE - 2, since]);
  if ((lately?.n ?? 0) < MOST_A_MINUTE) return;
  throw new DomainError('TRY_LATER', { retryAt: new Date(Date.parse(lately?.first ?? '') + MINUTE_MS) });
}
