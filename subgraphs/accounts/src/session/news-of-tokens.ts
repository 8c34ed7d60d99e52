import type { JWK } from 'jose';
import type { Services } from '../services.ts';
import { revokedSince, type Revocation } from './revoke.ts';
import { verifyingKeys } from './signing-keys.ts';

/** What the gateway asks for every few seconds: whose tokens are no longer good, and by which keys the others are verified. */
export async function newsOfTokens(services: Services, since: number): Promise<{ now: number; revoked: Revocation[]; keys: JWK[] }> {
  const [revoked, keys] = await Promise.all([revokedSince(services, since), verifyingKeys(services)]);
  return { ...revoked, keys };
}
