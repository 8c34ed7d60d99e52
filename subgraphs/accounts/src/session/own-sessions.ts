import { isId, notFound } from '@pakn/service-kit';
import { logSecurity } from '../audit/log-security.ts';
import { changedBy, changing, clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import type { LoginSession } from './login-session.graph.ts';
import { endSessionsOf } from './revoke.ts';

/** Where one is signed in, the newest first. */
export async function ownSessions({ services, subject, identity }: AccountsContext): Promise<LoginSession[]> {
  const { rows } = await services.pool.query<Omit<LoginSession, 'current'>>(
    `select id, device, address, started_at as "createdAt", rotated_at as "lastSeenAt" from accounts.session
     where account_id = $1 and ended_at is null and expires_at > $2 order by rotated_at desc, id`,
    [subject(), services.now()],
  );
  return rows.map((row) => ({ ...row, current: row.id === identity.sid }));
}

/** Ends one of the own sessions: its refresh tokens at once, its access token and sockets within seconds. @throws NOT_FOUND also for somebody else's */
export async function endSession(context: AccountsContext, id: string): Promise<void> {
  const { services, requestId } = context;
  const by = changedBy(context, 'ended by its owner');
  const at = services.now();
  await changing(services, by, async (em) => {
    const ended = isId(id)
      ? await clientOf(em).query(
          'update accounts.session set ended_at = $3, end_reason = $4 where id = $1 and account_id = $2 and ended_at is null and expires_at > $3 returning id',
          [id, by.actorId, at, by.reason],
        )
      : { rows: [] };
    if (ended.rows.length === 0) throw notFound();
    await logSecurity(clientOf(em), { action: 'endSession', actorId: by.actorId, subjectId: by.actorId, at, requestId });
  });
}

/** Signs out every other device. */
export async function endOtherSessions(context: AccountsContext): Promise<void> {
  const { services, requestId, identity } = context;
  const accountId = context.subject();
  const by = changedBy(context, 'ended by its owner');
  const at = services.now();
  await changing(services, by, async (em) => {
    await endSessionsOf(em, accountId, { at, reason: by.reason, except: identity.sid });
    await logSecurity(clientOf(em), { action: 'endSession', actorId: accountId, subjectId: accountId, at, requestId });
  });
}
