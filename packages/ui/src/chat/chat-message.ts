/** Who reads a chat: the visitor, or the operator. */
export type ChatSide = 'VISITOR' | 'OPERATOR';

/** A file of a message. */
export interface ChatFile {
  id: string;
  name: string;
  bytes: number;
  url: string;
  thumbnailUrl?: string | null;
  caption?: string | null;
}

/** A message of the support chat as it is shown. */
export interface ChatMessage {
  id: string;
  cursor: string;
  from: ChatSide | 'BOT';
  text: string;
  sentAt: string;
  sources?: readonly { label: string; labelEn?: string | null; url: string }[];
  attachments?: readonly ChatFile[];
  choices?: readonly { id: string; label: string }[];
}

/** The messages with what has come, each once, in the order in which they were said: both the stream and a page of the list have that order. */
export function withMore<M extends ChatMessage>(messages: readonly M[], more: readonly M[]): readonly M[] {
  const known = new Set(messages.map(({ id }) => id));
  const news = more.filter(({ id }) => !known.has(id));
  return news.length === 0 ? messages : [...messages, ...news];
}
