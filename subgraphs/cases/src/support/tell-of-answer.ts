import { appendEvent, type SupportAnswered } from '@pakn/events';
import { newId } from '@pakn/service-kit';
import type { Changing } from './change-conversation.ts';

/** Whoever was not seen for so long has left, as the screens say of presence. */
const GONE_AFTER_MS = 60_000;
const UNREAD = `select 1 from cases.support_message where conversation_id = $1 and sender = 'OPERATOR' and sent_at > $2 limit 1`;

/**
 * Accounts is told that an adviser answers somebody with an account who has left the chat: once, until that person was here again (ADR 0093). Asked before the answer
 * is written, in its transaction.
 */
export async function tellOfAnswer({ write, found, now }: Changing, operatorId: string): Promise<void> {
  const seenAt = found.visitorSeenAt ?? found.startedAt;
  if (found.accountId === null || now.getTime() - seenAt.getTime() <= GONE_AFTER_MS) return;
  if ((await write.sql(UNREAD, [found.id, seenAt])).length > 0) return;
  const data: SupportAnswered = { conversationId: found.id, accountId: found.accountId };
  await appendEvent(write.client, { type: 'SupportAnswered', commandId: `support:${newId()}`, actorId: operatorId, at: now, data, audience: [] });
}
