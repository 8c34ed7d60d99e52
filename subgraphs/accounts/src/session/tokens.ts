import type { Identity } from '@pakn/service-kit';
import { importJWK, SignJWT } from 'jose';
import type { AccountsEnvironment } from '../environment.ts';

export const ACCESS_LIFETIME_MS = 15 * 60_000;
const ALGORITHM = 'EdDSA';

type SigningKey = Awaited<ReturnType<typeof importJWK>>;
const keys = new WeakMap<object, Promise<SigningKey>>();

function keyOf(env: AccountsEnvironment): Promise<SigningKey> {
  let key = keys.get(env);
  if (!key) keys.set(env, (key = importJWK(env.JWT_PRIVATE_JWK, ALGORITHM)));
  return key;
}

/**
 * An access token (JWT, EdDSA, 15 minutes) with the identity as its claims. `iat` has milliseconds (RFC 7519 allows a fraction), so that a token of the
 * second in which a right changed is known to be from before or after the change.
 * @param issuedAt when the rights were as the token says
 */
export async function accessToken(env: AccountsEnvironment, identity: Identity & { sub: string }, issuedAt: Date): Promise<{ token: string; expiresAt: Date }> {
  const { sub, ...claims } = identity;
  const expiresAt = new Date(issuedAt.getTime() + ACCESS_LIFETIME_MS);
  const kid = env.JWT_PRIVATE_JWK.kid;
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: ALGORITHM, ...(kid ? { kid } : {}) })
    .setSubject(sub)
    .setIssuedAt(issuedAt.getTime() / 1000)
    .setExpirationTime(Math.floor(expiresAt.getTime() / 1000))
    .sign(await keyOf(env));
  return { token, expiresAt };
}
