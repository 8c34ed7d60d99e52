import { emptyDraft, type ReportDraft } from './report-draft';

interface Handed {
  fromChat?: { title?: unknown; content?: unknown };
}

/** What a visitor without an account has said in the support chat, as the beginning of a report (A1-05); null: the form was opened otherwise. Handed over once. */
export function draftFromChat(): ReportDraft | null {
  const { fromChat, ...rest } = (history.state ?? {}) as Handed;
  if (typeof fromChat?.title !== 'string' || typeof fromChat.content !== 'string') return null;
  history.replaceState(rest, '');
  return { ...emptyDraft(crypto.randomUUID()), title: fromChat.title, content: fromChat.content, channel: 'CHATBOT' };
}
