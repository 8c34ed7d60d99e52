import { DomainError, isId, type Identity } from '@pakn/service-kit';
import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { SecurityAction } from '../audit/log-security.ts';
import { noteSecurity } from '../proof/note-security.ts';
import { MINUTE_MS, countAgainst } from '../proof/throttle.ts';
import type { Services } from '../services.ts';
import { accessToken } from '../session/tokens.ts';
import { isSecret } from './client-secret.ts';
import { StoredPartnerClient } from './partner-client.entity.ts';
import { grantedScopes } from './scopes.ts';

export interface TokenRequest {
  /** The `authorization` header, if any. */
  authorization: string | undefined;
  body: { grant_type?: string | undefined; client_id?: string | undefined; client_secret?: string | undefined; scope?: string | undefined };
  address: string;
  requestId: string;
}

export interface TokenAnswer {
  status: number;
  /** RFC 6749: a token (5.1) or an error (5.2). */
  body: Record<string, string | number>;
  headers?: Record<string, string>;
}

/** An error of RFC 6749 5.2. */
export const refusedToken = (status: number, code: string, description: string): TokenAnswer => ({
  status,
  body: { error: code, error_description: description },
});
const UNKNOWN_CLIENT: TokenAnswer = {
  ...refusedToken(401, 'invalid_client', 'unknown client or wrong secret'),
  headers: { 'www-authenticate': 'Basic realm="oauth"' },
};

/** OAuth 2.0 client credentials (RFC 6749 4.4) for partner agencies: the client by Basic or in the body, not both. */
export async function oauthToken(services: Services, request: TokenRequest): Promise<TokenAnswer> {
  const { grant_type: grant, scope } = request.body;
  if (!grant) return refusedToken(400, 'invalid_request', 'grant_type is missing');
  const given = credentialsOf(request);
  if (given === 'both') return refusedToken(400, 'invalid_request', 'send the client by one method only');
  if (given === null) return UNKNOWN_CLIENT;
  if (grant !== 'client_credentials') return refusedToken(400, 'unsupported_grant_type', 'only client_credentials');
  try {
    await countAgainst(services, {
      bucket: 'oauth',
      key: `${request.address}:${given.id}`,
      most: services.env.LIMIT_PARTNER_TOKEN_PER_MINUTE,
      windowMs: MINUTE_MS,
    });
  } catch (refused) {
    if (!(refused instanceof DomainError)) throw refused;
    return { ...refusedToken(429, 'slow_down', 'too many tokens'), headers: { 'retry-after': '60' } };
  }
  if (!isId(given.id)) return UNKNOWN_CLIENT;
  const { answer, refused } = await services.orm.em.fork().transactional((em) => tokenOf(em as EntityManager, services, { ...given, scope }));
  if (refused) noteSecurity(services, { action: refused, actorId: null, subjectId: given.id, requestId: request.requestId });
  return answer;
}

/** `refused`: why, for the security log; the partner is not told more than before. Nothing is logged about a client that there never was. */
interface Outcome {
  answer: TokenAnswer;
  refused?: SecurityAction;
}

/** Nobody changes the client between reading it and the token's time: a token that is issued after a change never carries the rights from before. */
async function tokenOf(em: EntityManager, services: Services, given: { id: string; secret: string; scope: string | undefined }): Promise<Outcome> {
  const client = await em.findOne(StoredPartnerClient, { id: given.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const now = services.now();
  if (client === null) return { answer: UNKNOWN_CLIENT };
  if (!isSecret(client, given.secret, now)) return { answer: UNKNOWN_CLIENT, refused: 'partnerSecretWrong' };
  if (!client.active) return { answer: UNKNOWN_CLIENT, refused: 'partnerKeyRevoked' };
  const scopes = grantedScopes(client.scopes, given.scope);
  if (scopes === null) return { answer: refusedToken(400, 'invalid_scope', 'the client lacks a scope that was asked for'), refused: 'partnerScopeRefused' };
  client.lastUsedAt = now;
  const { token, expiresAt } = await accessToken(services, await identityOf(services.pool, client, scopes), now);
  const expires_in = Math.floor((expiresAt.getTime() - now.getTime()) / 1000);
  return { answer: { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in, scope: scopes.join(' ') } } };
}

async function identityOf(pool: Pool, client: StoredPartnerClient, scopes: string[]): Promise<Identity & { sub: string }> {
  const { rows } = await pool.query<{ kind: string }>('select kind from accounts.agency where id = $1', [client.agencyId]);
  return { sub: client.id, kind: 'PARTNER', roles: [], scopes, ...(client.agencyId && rows[0] ? { agencyId: client.agencyId, agencyKind: rows[0].kind } : {}) };
}

function credentialsOf({ authorization, body }: TokenRequest): { id: string; secret: string } | 'both' | null {
  const inBody = body.client_secret !== undefined ? { id: body.client_id ?? '', secret: body.client_secret } : null;
  const basic = /^Basic +([\w+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (!basic) return inBody;
  if (inBody) return 'both';
  const text = Buffer.from(basic, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  try {
    return { id: decodeURIComponent(text.slice(0, colon)), secret: decodeURIComponent(text.slice(colon + 1)) };
  } catch {
    return null;
  }
}
