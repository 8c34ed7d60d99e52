import { newId } from '@pakn/service-kit';
import type { SupportFrom } from '@pakn/vocabulary';
import { writing, type Write } from '../command/transaction.ts';
import type { CasesContext, Services } from '../context.ts';
import { CONVERSATION, withTimes, type ConversationRow, type MessageRow } from './conversation-row.ts';
import type { Change } from './conversation-rules.ts';
import { SUPPORT_CHANNEL } from './support-channel.ts';
import { openConversation, type ConversationOf, type Side } from './open-conversation.ts';

// A statement of its own, before anything is written: the transaction gets its number under this lock, and the next change of this conversation a higher one.
const LOCK = `select pg_advisory_xact_lock(hashtextextended('support:' || $1::text, 0)), cases.now() as at`;
const NOTIFY = `select pg_notify('${SUPPORT_CHANNEL}', '')`;
const SAY = `insert into cases.support_message (conversation_id, n, id, sender, text, said, key, sent_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const GIVE_FILES = `update cases.attachment a set support_id = $2, purpose = 'DOCUMENT', position = o.n, point_lon = null, point_lat = null
  from unnest($1::uuid[]) with ordinality as o(id, n) where a.id = o.id`;

/** A message as it is added; a BOT's has `said`, the others `text` and the ids of files that were checked. */
export type NewMessage = Pick<MessageRow, 'text' | 'said'> & { sender: SupportFrom; key?: string | null; files?: readonly string[] };
export const botSays = (saying: NonNullable<MessageRow['said']>['saying'], more: Partial<NonNullable<MessageRow['said']>> = {}): NewMessage => ({
  ...{ sender: 'BOT', text: null },
  said: { saying, sources: [], choices: [], ...more },
});

/** What an act reads and writes, under the conversation's lock. */
export interface Changing {
  write: Write;
  found: ConversationRow;
  side: Side;
  now: Date;
  /** Adds messages; they are numbered in this order. */
  say(messages: readonly NewMessage[]): Promise<void>;
  /** Changes the state: its version rises. */
  become(change: Change): Promise<void>;
  /** Sets columns that are no state: who was seen, who types. */
  note(columns: Readonly<Record<string, Date | null>>): Promise<void>;
}

/** Changes a conversation in one transaction; answers it as it is then. @throws NOT_FOUND for whoever takes no part in it */
export async function changeConversation(context: CasesContext, of: ConversationOf, act: (changing: Changing) => Promise<void>): Promise<ConversationRow> {
  const { services, identity } = context;
  return writing(services, async (write) => {
    const [locked] = await write.sql<{ at: string }>(LOCK, [of.id]);
    const { found, side } = await openConversation(write.sql, identity, of);
    const now = new Date(locked?.at ?? Number.NaN);
    await act({ side, ...changing(write, found, now) });
    const [row] = await write.sql<ConversationRow>(`select ${CONVERSATION} from cases.support_conversation where id = $1`, [found.id]);
    if (!row) throw new Error('a conversation that is locked is gone');
    write.send([write.sql(NOTIFY)]);
    return withTimes(row);
  });
}

/** The ways to write a conversation whose row nobody else writes meanwhile. */
export function changing(write: Write, found: ConversationRow, now: Date): Omit<Changing, 'side'> {
  let { said } = found;
  const set = async (columns: string, values: unknown[]): Promise<void> => {
    await write.sql(`update cases.support_conversation set changed_x = pg_current_xact_id(), ${columns} where id = $1`, [found.id, ...values]);
  };
  return {
    write,
    found,
    now,
    async say(messages) {
      for (const { sender, text, said: words, key = null, files = [] } of messages) {
        said += 1;
        const id = newId();
        await write.sql(SAY, [found.id, said, id, sender, text, words ? JSON.stringify(words) : null, key, now]);
        if (files.length > 0) await write.sql(GIVE_FILES, [files, id]);
      }
      await set('said = $2, last_said_at = $3', [said, now]);
    },
    async become({
      status = found.status,
      operatorId = found.operatorId,
      waitingSince = found.waitingSince,
      closedAt = found.closedAt,
      caseId = found.caseId,
    }) {
      await set('version = version + 1, status = $2, operator_id = $3, waiting_since = $4, closed_at = $5, case_id = $6', [
        ...[status, operatorId, waitingSince, closedAt, caseId],
      ]);
    },
    async note(columns) {
      const names = Object.keys(columns);
      await set(names.map((name, at) => `${name} = $${at + 2}`).join(', '), Object.values(columns));
    },
  };
}

/** Tells subscriptions of a change that was made beside `changeConversation`. */
export const announceChange = (services: Pick<Services, 'pool'>): Promise<unknown> => services.pool.query(NOTIFY);
