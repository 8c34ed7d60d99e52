import { logSecurity } from '../audit/log-security.ts';
import { changing, clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { clearedCookie, refreshTokenIn } from './refresh-cookie.ts';
import { judgeRefresh, readRefreshToken } from './refresh-token.ts';
import { StoredSession } from './session.entity.ts';

/** Ends this device's session: its refresh tokens and, within seconds, its access token. Signing out twice is not a mistake. */
export async function signOut(context: AccountsContext): Promise<void> {
  const { services, identity } = context;
  context.setCookie(clearedCookie(services.env.PUBLIC_ORIGIN.startsWith('https:')));
  const em = services.orm.em.fork();
  const presented = readRefreshToken(refreshTokenIn(context.headers.cookie) ?? '');
  const own = presented ? await em.findOne(StoredSession, { id: presented.sessionId }) : null;
  const byCookie = own && presented && judgeRefresh(own, presented, services.now()) !== 'GONE' ? own : null;
  const bySid = identity.sid ? await em.findOne(StoredSession, { id: identity.sid }) : null;
  for (const session of new Set([byCookie, bySid])) {
    if (session === null || session.endedAt !== null) continue;
    const by = { actorId: session.accountId, requestId: context.requestId, reason: 'signed out' };
    await changing(services, by, async (write) => {
      const at = services.now();
      await write.nativeUpdate(StoredSession, { id: session.id }, { endedAt: at, endReason: by.reason });
      await logSecurity(clientOf(write), { action: 'signOut', actorId: by.actorId, subjectId: by.actorId, at, requestId: by.requestId });
    });
  }
}
