import { DomainError } from '@pakn/service-kit';
import { Account } from '../account/account.entity.ts';
import type { AccountsContext } from '../context.ts';
import { refreshTokenIn } from './refresh-cookie.ts';
import { judgeRefresh, readRefreshToken } from './refresh-token.ts';
import { StoredSession } from './session.entity.ts';

/**
 * A browser has one session: one without a person would end the sign-in of whoever sits there, and mix the two up.
 * @throws DomainError NOT_NOW when somebody with an account is signed in, by token or by cookie
 */
export async function refuseSignedIn({ services, identity, headers }: AccountsContext): Promise<void> {
  if (identity.kind !== 'ANONYMOUS' && identity.kind !== 'ANONYMOUS_REPORTER') throw signedIn();
  const presented = readRefreshToken(refreshTokenIn(headers.cookie) ?? '');
  if (presented === null) return;
  const em = services.orm.em.fork();
  const family = await em.findOne(StoredSession, { id: presented.sessionId });
  if (family === null || judgeRefresh(family, presented, services.now()) === 'GONE') return;
  const owner = await em.findOne(Account, { id: family.accountId, status: 'ACTIVE', active: true });
  if (owner !== null && owner.kind !== 'ANONYMOUS_REPORTER') throw signedIn();
}

const signedIn = (): DomainError =>
  new DomainError('NOT_NOW', {
    message: {
      vi: 'Bạn đang đăng nhập trên trình duyệt này. Hãy đăng xuất trước khi dùng cách không cần tài khoản.',
      en: 'You are signed in in this browser. Sign out before you go on without an account.',
    },
  });
