import { randomBytes } from 'node:crypto';
import { newId, type Identity } from '@pakn/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Account } from '../account/account.entity.ts';
import type { AccountsContext } from '../context.ts';
import { logSecurity, type SecurityAction } from '../audit/log-security.ts';
import { clientOf } from '../changing.ts';
import { deviceName } from './device-name.ts';
import { rememberDevice } from './known-device.ts';
import { refreshCookie } from './refresh-cookie.ts';
import { refreshToken } from './refresh-token.ts';
import { StoredSession } from './session.entity.ts';
import type { Session } from './session.graph.ts';
import { accessToken } from './tokens.ts';

const HOUR_MS = 60 * 60_000;
/** How long a family may rest: an officer's shared desk forgets overnight, a citizen's own phone does not. An anonymous report comes back by code and secret. */
export const REST_MS = { OFFICER: 12 * HOUR_MS, INDIVIDUAL: 30 * 24 * HOUR_MS, ORGANIZATION: 30 * 24 * HOUR_MS, ANONYMOUS_REPORTER: 24 * HOUR_MS } as const;
/** In the token of an anonymous reporter who solved the sum at the start: the report needs none. */
const SUM_SOLVED = ['cases:submit'];

/** The claims of an account's access token. Roles and agency are read again at every refresh. */
export async function identityOf({ agencies }: AccountsContext, account: Account, sid: string): Promise<Identity & { sub: string }> {
  const agency = account.agencyId ? await agencies.byId.load(account.agencyId) : null;
  return {
    sub: account.id,
    sid,
    kind: account.kind,
    roles: [...account.roles],
    scopes: account.sumSolved ? SUM_SOLVED : [],
    ...(agency ? { agencyId: agency.id, agencyKind: agency.kind } : {}),
  };
}

/**
 * Starts a family of refresh tokens for somebody who proved who they are; the caller's transaction holds the account. Of an anonymous reporter neither
 * browser nor address is kept, nor is their device known again: nothing ties the report to who else signs in there.
 */
export async function startSession(context: AccountsContext, account: Account, em: EntityManager, action: SecurityAction = 'signIn'): Promise<Session> {
  const now = context.services.now();
  const nobody = account.kind === 'ANONYMOUS_REPORTER';
  const family = em.create(StoredSession, {
    id: newId(),
    accountId: account.id,
    counter: 0,
    secret: randomBytes(32),
    startedAt: now,
    rotatedAt: now,
    expiresAt: new Date(now.getTime() + REST_MS[account.kind]),
    endedAt: null,
    endReason: null,
    device: nobody ? '' : deviceName(String(context.headers['user-agent'] ?? '')),
    address: nobody ? '' : context.address,
    language: context.language,
  });
  await em.flush();
  await logSecurity(clientOf(em), { action, actorId: account.id, subjectId: account.id, at: now, requestId: context.requestId });
  const session = await handOver(context, account, family, now);
  if (!nobody) await rememberDevice(context, account, em, action === 'signInByCode' || (account.kind === 'OFFICER' && account.totpCipher === null));
  return session;
}

/** The answer to a sign-in or refresh: an access token, and the refresh token in its cookie. `issuedAt`: when the account's rights were as the token says. */
export async function handOver(context: AccountsContext, account: Account, family: StoredSession, issuedAt: Date): Promise<Session> {
  const { env } = context.services;
  const { token, expiresAt } = await accessToken(context.services, await identityOf(context, account, family.id), issuedAt);
  context.setCookie(
    refreshCookie(refreshToken(family, family.counter), { expiresAt: family.expiresAt, now: issuedAt, secure: env.PUBLIC_ORIGIN.startsWith('https:') }),
  );
  return { accessToken: token, expiresAt, user: { account, view: 'SELF' } };
}
