import { encodeCursor, keyAfter, PAGE_AFTER, PAGE_FIRST, pageSize } from '@pakn/service-kit';
import type { Label } from '@pakn/vocabulary';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { displayName, seenById, type SeenUser } from '../account/seen-user.ts';
import type { AccountsContext } from '../context.ts';
import { readSecurityLog, shownChanges, type LoggedRow } from './read-security-log.ts';
import { AuditConnection, AuditFilter, type AuditEntry } from './security-log.graph.ts';

const NOT_SIGNED_IN: Label = { vi: 'Người chưa đăng nhập', en: 'Somebody not signed in' };
const GONE: Label = { vi: 'Tài khoản không còn', en: 'An account that is gone' };

@Resolver()
export class SecurityLogResolver {
  @Query(() => AuditConnection, {
    description: 'The security log, newest first. Administrators: everything; supervisors: who looked behind a hidden name, and exports of persons.',
  })
  async auditLog(
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Narrows it; every part has to fit.' }) filter: AuditFilter | null | undefined,
    @Arg('first', () => Int, PAGE_FIRST) first: number,
    @Arg('after', () => String, PAGE_AFTER) after: string | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<AuditConnection> {
    const limit = pageSize(first);
    const key = keyAfter(after, ['time', 'id']);
    const everything = context.identity.roles.includes('ADMIN');
    const rows = await readSecurityLog(context.services.pool, { filter: filter ?? {}, everything, after: key && { position: key[0], id: key[1] }, limit });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      nodes: await Promise.all(page.map((row) => entryOf(context, row))),
      pageInfo: { hasNextPage: rows.length > limit, endCursor: last ? encodeCursor([last.position, last.id]) : null },
    };
  }
}

async function entryOf(context: AccountsContext, row: LoggedRow): Promise<AuditEntry> {
  const [actor, subject] = await Promise.all([seen(context, row.actorId), seen(context, row.subjectId)]);
  const actorName = actor ? displayName(actor, context.language) : (row.actorId === null ? NOT_SIGNED_IN : GONE)[context.language];
  return {
    id: row.id,
    at: row.at,
    actor: actor?.view === 'MASKED' ? null : actor,
    actorName,
    action: row.action,
    subject: row.subject ?? row.subjectName ?? (subject ? displayName(subject, context.language) : ''),
    changes: shownChanges(row.changes),
    reason: row.reason,
  };
}

/** Officers by name; a citizen's name is masked: the log says what happened, `people` looks somebody up and is logged itself. */
async function seen({ accounts, identity }: AccountsContext, id: string | null): Promise<SeenUser | null> {
  const account = id === null ? null : await accounts.load(id);
  return account && (seenById(identity, account) ?? { account, view: 'MASKED' });
}
