import { notFound } from '@pakn/service-kit';
import type { AccountsContext } from '../context.ts';
import { countAgainst, MINUTE_MS } from '../proof/throttle.ts';
import type { Services } from '../services.ts';
import { beginSignIn } from './begun-sign-in.ts';
import type { OidcStart } from './oidc.graph.ts';
import { ownPath } from './own-path.ts';
import type { ProviderClient } from './provider-client.ts';

/** @throws NOT_FOUND when none of the configured ones has the id */
export function providerWith({ providers }: Pick<Services, 'providers'>, id: string): ProviderClient {
  const found = providers.find(({ settings }) => settings.id === id);
  if (!found) throw notFound();
  return found;
}

/** Asking a provider costs it and us something; the same limit for both steps of a sign-in. */
export const countSteps = (services: Services, address: string): Promise<void> =>
  countAgainst(services, { bucket: 'provider-address', key: address, most: services.env.LIMIT_SIGN_IN_PER_ADDRESS_PER_MINUTE, windowMs: MINUTE_MS });

/**
 * Begins a sign-in at a provider: the browser goes to `url` and comes back to `/tai-khoan/dang-nhap/nha-cung-cap`.
 * @throws DomainError TRY_LATER, PROVIDER_UNAVAILABLE; NOT_FOUND
 */
export async function startOidc(context: AccountsContext, given: { provider: string; returnTo?: string | null | undefined }): Promise<OidcStart> {
  const { services, address } = context;
  const provider = providerWith(services, given.provider);
  await countSteps(services, address);
  const begun = await beginSignIn(context, given.provider, ownPath(given.returnTo));
  return { url: await provider.authorizationUrl(begun), expiresAt: begun.expiresAt };
}
