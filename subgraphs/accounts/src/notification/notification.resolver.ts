import { Done, encodeCursor, isId, keyAfter, PAGE_AFTER, PAGE_FIRST, pageSize, refusing } from '@pakn/service-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription, type SubscribeResolverData } from 'type-graphql';
import type { Language } from '@pakn/vocabulary';
import { Case } from '../account/case-people.graph.ts';
import type { AccountsContext } from '../context.ts';
import { DoneResult } from '../done-result.ts';
import { Notification, NotificationConnection } from './notification.graph.ts';
import { notificationStream } from './notification-stream.ts';
import { noticeText } from '../message/notice-text.ts';
import { NOTIFICATION_COLUMNS, type StoredNotification } from './stored-notification.ts';

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => NotificationConnection, { description: 'The own ones, newest first.' })
  @Directive('@tag(name: "viewer")')
  async notifications(
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('after', () => String, PAGE_AFTER) after: string | undefined,
    @Arg('unreadOnly', () => Boolean, { nullable: true, description: 'true: only those that are not read yet.' }) unreadOnly: boolean | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<NotificationConnection> {
    const accountId = context.subject();
    const limit = pageSize(first);
    const [before] = keyAfter(after, ['number']) ?? [null];
    const { pool } = context.services;
    const [page, unread] = await Promise.all([
      pool.query<StoredNotification>(
        `select ${NOTIFICATION_COLUMNS} from accounts.notification where account_id = $1 and ($2::bigint is null or seq < $2) and (not $3 or read_at is null) order by seq desc limit $4`,
        [accountId, before, unreadOnly === true, limit + 1],
      ),
      pool.query<{ count: number }>('select count(*)::int as count from accounts.notification where account_id = $1 and read_at is null', [accountId]),
    ]);
    const nodes = page.rows.slice(0, limit);
    const last = nodes.at(-1);
    return {
      nodes,
      pageInfo: { hasNextPage: page.rows.length > limit, endCursor: last ? encodeCursor([last.seq]) : null },
      unreadCount: unread.rows[0]?.count ?? 0,
    };
  }

  @FieldResolver(() => String)
  cursor(@Root() { id }: StoredNotification): string {
    return id;
  }

  @FieldResolver(() => String)
  title(@Root() notification: StoredNotification, @Ctx() { language }: AccountsContext): string {
    return textOf(notification, language).title;
  }

  @FieldResolver(() => String)
  body(@Root() notification: StoredNotification, @Ctx() { language }: AccountsContext): string {
    return textOf(notification, language).body;
  }

  @FieldResolver(() => Case, { nullable: true })
  case(@Root() { caseId }: StoredNotification): Case | null {
    return caseId === null ? null : { id: caseId };
  }

  @Mutation(() => DoneResult, { description: "Marks notifications of one's own as read; other ids are ignored." })
  markNotificationsRead(@Arg('ids', () => [ID], { description: 'Which ones.' }) ids: string[], @Ctx() context: AccountsContext): Promise<typeof DoneResult> {
    return refusing(async (): Promise<Done> => {
      await context.services.pool.query('update accounts.notification set read_at = $3 where account_id = $1 and id = any($2::uuid[]) and read_at is null', [
        context.subject(),
        ids.filter(isId),
        context.services.now(),
      ]);
      return { ok: true };
    });
  }

  @Mutation(() => DoneResult, { description: "Marks all of one's own notifications as read, also those that no page has shown." })
  markAllNotificationsRead(@Ctx() context: AccountsContext): Promise<typeof DoneResult> {
    return refusing(async (): Promise<Done> => {
      await context.services.pool.query('update accounts.notification set read_at = $2 where account_id = $1 and read_at is null', [
        context.subject(),
        context.services.now(),
      ]);
      return { ok: true };
    });
  }

  @Subscription(() => Notification, {
    description: 'The own ones as they come; `after`: the cursor of the last one seen.',
    subscribe: (({ args, context }: SubscribeResolverData<unknown, { after?: string | null }, AccountsContext>) =>
      notificationStream({ pool: context.services.pool, feed: context.feed }, context.subject(), args.after ?? null)) as never,
  })
  @Directive('@tag(name: "viewer")')
  notificationAdded(
    @Root() notification: StoredNotification,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last one seen: those after it come first. Left out: from now on.' }) _after:
      | string
      | undefined,
  ): object {
    return notification;
  }
}

const textOf = ({ words, params, title, body }: StoredNotification, language: Language): { title: string; body: string } =>
  words !== null && params !== null ? noticeText(words, params, language) : { title: title ?? '', body: body ?? '' };
