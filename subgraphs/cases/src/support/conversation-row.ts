import type { SupportChoiceCode, SupportFrom, SupportStatus } from '@pakn/vocabulary';
import type { Saying } from './bot-words.ts';

/** A conversation as it is stored. Of whoever takes part there is an account id alone. */
export interface ConversationRow {
  id: string;
  /** Null: a visitor who is not signed in and shows a token. */
  accountId: string | null;
  status: SupportStatus;
  operatorId: string | null;
  /** The draft, later the report, that was made of it. */
  caseId: string | null;
  /** Rises with the status, not with messages: who takes it over has seen who has it. */
  version: number;
  /** The number of its last message. */
  said: number;
  startedAt: Date;
  lastSaidAt: Date;
  waitingSince: Date | null;
  closedAt: Date | null;
  visitorSeenAt: Date | null;
  visitorTypedAt: Date | null;
  operatorSeenAt: Date | null;
  operatorTypedAt: Date | null;
  /** When accounts is told that the visitor was answered; null: there is nothing to tell. */
  tellAt: Date | null;
  /** The transaction that has changed it last, in digits. */
  x: string;
}

export const CONVERSATION = `id, account_id as "accountId", status, operator_id as "operatorId", case_id as "caseId", version, said, started_at as "startedAt",
  last_said_at as "lastSaidAt", waiting_since as "waitingSince", closed_at as "closedAt", visitor_seen_at as "visitorSeenAt", visitor_typed_at as "visitorTypedAt",
  operator_seen_at as "operatorSeenAt", operator_typed_at as "operatorTypedAt", tell_at as "tellAt", changed_x::text as x`;

/** A transaction gets times as texts (command/transaction.ts). */
const TIMES = [
  'startedAt',
  'lastSaidAt',
  'waitingSince',
  'closedAt',
  'visitorSeenAt',
  'visitorTypedAt',
  'operatorSeenAt',
  'operatorTypedAt',
  'tellAt',
] as const;
export function withTimes(row: ConversationRow): ConversationRow {
  const times = TIMES.map((name) => [name, row[name] === null ? null : new Date(row[name])]);
  return { ...row, ...(Object.fromEntries(times) as Pick<ConversationRow, (typeof TIMES)[number]>) };
}

/** A link below what the helper says; without English words the Vietnamese stand. */
export interface Source {
  label: string;
  labelEn?: string | null;
  /** A path of this site. */
  url: string;
}

export interface MessageRow {
  conversationId: string;
  /** Its number in the conversation, from 1 and without a gap. */
  n: number;
  id: string;
  sender: SupportFrom;
  /** Null: the helper's. */
  text: string | null;
  said: { saying: Saying; sources: Source[]; choices: SupportChoiceCode[] } | null;
  sentAt: Date;
}

export const MESSAGE = `conversation_id as "conversationId", n, id, sender, text, said, sent_at as "sentAt"`;
