import { ACCESS_TOKEN_TYPE, audienceOf, newId, type Identity } from '@pakn/service-kit';
import { SignJWT } from 'jose';
import type { Services } from '../services.ts';
import { ACCESS_LIFETIME_MS, ALGORITHM, signingKey } from './signing-keys.ts';

/**
 * An access token (JWT, EdDSA, 15 minutes) with the identity as its claims: for this installation's graph only (iss, aud), named (jti), and said to be an
 * access token (typ, RFC 9068). `iat` has milliseconds (RFC 7519 allows a fraction), so that a token of the second in which a right changed is known to
 * be from before or after the change.
 * @param issuedAt when the rights were as the token says
 */
export async function accessToken(
  services: Pick<Services, 'env' | 'pool' | 'ciphers' | 'now'>,
  identity: Identity & { sub: string },
  issuedAt: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const { sub, ...claims } = identity;
  const { PUBLIC_ORIGIN } = services.env;
  const expiresAt = new Date(issuedAt.getTime() + ACCESS_LIFETIME_MS);
  const { kid, key } = await signingKey(services);
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: ALGORITHM, typ: ACCESS_TOKEN_TYPE, ...(kid ? { kid } : {}) })
    .setIssuer(PUBLIC_ORIGIN)
    .setAudience(audienceOf(PUBLIC_ORIGIN))
    .setJti(newId())
    .setSubject(sub)
    .setIssuedAt(issuedAt.getTime() / 1000)
    .setExpirationTime(Math.floor(expiresAt.getTime() / 1000))
    .sign(key);
  return { token, expiresAt };
}
