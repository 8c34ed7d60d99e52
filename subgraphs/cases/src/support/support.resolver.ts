import { PAGE_AFTER, PAGE_FIRST, pageSize, sealPerson } from '@pakn/service-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseType } from '../graph/case.graph.ts';
import { UserReference } from '../graph/parts.graph.ts';
import { MESSAGE, type ConversationRow, type MessageRow } from './conversation-row.ts';
import { messageAfter, messageCursor } from './follow-conversation.ts';
import { findConversation, newestConversation, sqlOf } from './open-conversation.ts';
import { listQueue } from './queue.ts';
import { positionText } from './support-feed.ts';
import { supportHours } from './support-hours.ts';
import {
  SupportConversationConnection,
  SupportConversationType,
  SupportHours,
  SupportMessageConnection,
  SupportMessageType,
  SupportPresence,
} from './support.graph.ts';

/** Whoever types sends a signal every few seconds. */
const TYPING_MS = 8_000;
const MESSAGES = `select ${MESSAGE} from cases.support_message where conversation_id = $1 and n > $2::bigint order by n limit $3`;
/** Of the other side, since this one was here last; who waits has not been read yet. */
const UNREAD = `select count(*)::int as n from cases.support_message where conversation_id = $1 and sender = $2 and sent_at > $3`;
const LAST = `select ${MESSAGE} from cases.support_message where conversation_id = $1 and sender <> 'BOT' order by n desc limit 1`;

/** Conversations of the support chat. Whoever holds one here may read it: its visitor, or an operator (open-conversation.ts). */
@Resolver(() => SupportConversationType)
export class SupportResolver {
  @Query(() => SupportConversationType, {
    nullable: true,
    description:
      'A conversation: for the one who has begun it, by the account or the token, and for operators. Without an id: the newest one of whoever is signed in.',
  })
  async supportConversation(
    @Ctx() { services, identity }: CasesContext,
    @Arg('id', () => ID, { nullable: true, description: 'Which one.' }) id?: string | null,
    @Arg('token', () => String, { nullable: true, description: 'Of a visitor who is not signed in.' }) token?: string | null,
  ): Promise<ConversationRow | null> {
    const sql = sqlOf(services.pool);
    return id ? ((await findConversation(sql, identity, { id, token }))?.found ?? null) : newestConversation(sql, identity);
  }

  @Query(() => SupportConversationConnection, { description: 'Operators: who waits for an adviser, and the conversations that go on.' })
  supportQueue(
    @Ctx() { services }: CasesContext,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('after', () => String, PAGE_AFTER) after?: string | null,
  ): ReturnType<typeof listQueue> {
    return listQueue(services.pool, { first, after });
  }

  @Query(() => SupportHours, { description: "Whether advisers answer now: the duty desk's working time." })
  supportHours(@Ctx() { services, language }: CasesContext): SupportHours {
    const { hours, ...when } = supportHours(services.reference, services.clock.now());
    return { ...when, hours: hours[language] };
  }

  @FieldResolver(() => SupportMessageConnection, { description: 'What was said, from the beginning.' })
  async messages(
    @Root() { id }: ConversationRow,
    @Ctx() { services }: CasesContext,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('after', () => String, PAGE_AFTER) after?: string | null,
  ): Promise<{ nodes: MessageRow[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }> {
    const size = pageSize(first);
    const { rows } = await services.pool.query<MessageRow>(MESSAGES, [id, messageAfter(after) ?? 0, size + 1]);
    const nodes = rows.slice(0, size);
    const last = nodes.at(-1);
    return { nodes, pageInfo: { hasNextPage: rows.length > size, endCursor: last ? messageCursor(last) : null } };
  }

  @FieldResolver(() => SupportMessageType, { nullable: true, description: 'Operators: the last one that a person has written.' })
  async lastMessage(@Root() { id }: ConversationRow, @Ctx() { services, identity }: CasesContext): Promise<MessageRow | null> {
    if (identity.kind !== 'OFFICER') return null;
    return (await services.pool.query<MessageRow>(LAST, [id])).rows[0] ?? null;
  }

  @FieldResolver(() => Int, {
    description: 'What the other side has written since this one was here last: for the visitor of the adviser, for operators of the visitor.',
  })
  async unreadCount(@Root() found: ConversationRow, @Ctx() { services, identity }: CasesContext): Promise<number> {
    const [sender, seenAt] = identity.kind === 'OFFICER' ? ['VISITOR', found.operatorSeenAt ?? found.waitingSince] : ['OPERATOR', found.visitorSeenAt];
    return (await services.pool.query<{ n: number }>(UNREAD, [found.id, sender, seenAt ?? found.startedAt])).rows[0]?.n ?? 0;
  }

  @FieldResolver(() => UserReference, { nullable: true, description: 'Operators: the colleague who has taken it; null: nobody yet, or for the visitor.' })
  operator(@Root() { operatorId }: ConversationRow, @Ctx() { identity }: CasesContext): UserReference | null {
    return operatorId && identity.kind === 'OFFICER' ? { id: operatorId } : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'For accounts alone: the account of a visitor who is signed in, sealed for two minutes; operators read a masked name of it.',
  })
  @Directive('@inaccessible')
  visitorRef(@Root() { id, accountId }: ConversationRow, @Ctx() { services, identity }: CasesContext): string | null {
    if (accountId === null || identity.kind !== 'OFFICER') return null;
    // Without a viewer in it: a name at most, and the same for the whole desk.
    return sealPerson(services.settings.sealKey, { account: accountId, case: id, view: 'MASKED', viewer: '' });
  }

  @FieldResolver(() => CaseType, { nullable: true, description: 'The report, or for its writer the draft, that was made of it.' })
  async case(@Root() { caseId }: ConversationRow, @Ctx() { load }: CasesContext): Promise<Case | null> {
    return caseId ? ((await load.visibleCase(caseId)) ?? load.ownDrafts.one(caseId)) : null;
  }

  @FieldResolver(() => SupportPresence, { description: 'Who is there and types.' })
  presence(@Root() found: ConversationRow, @Ctx() { services }: CasesContext): SupportPresence {
    const now = services.clock.now().getTime();
    const isNow = (at: Date | null): boolean => at !== null && now - at.getTime() < TYPING_MS;
    const { visitorSeenAt, operatorSeenAt } = found;
    return { visitorSeenAt, operatorSeenAt, visitorTyping: isNow(found.visitorTypedAt), operatorTyping: isNow(found.operatorTypedAt) };
  }

  @FieldResolver(() => String, { description: 'As of which change this is: subscribe to changes after it.' })
  cursor(@Root() found: ConversationRow): string {
    return positionText(found);
  }
}
