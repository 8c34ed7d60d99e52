import { DomainError, OutgoingError, type OutgoingFetch } from '@pakn/service-kit';
import * as openid from 'openid-client';
import { wordsOfRefusal } from './provider-words.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** What a provider says of itself is asked again after so long. */
const KNOWN_FOR_MS = 10 * 60_000;
const SERVER_FAILED = 500;

/** A sign-in that has begun: what is checked against the provider's answer. */
export interface Begun {
  state: string;
  nonce: string;
  verifier: string;
}
/** The provider's answer, as it came to the page. `iss`: RFC 9207. */
export interface Answered {
  code: string;
  state: string;
  iss: string | null;
}
export type Claims = Readonly<Record<string, unknown>>;

/** A provider that the operator configured, by OpenID Connect: authorization code with PKCE, state and nonce. Everything that it is asked passes the guard of outgoing addresses. */
export class ProviderClient {
  #known: { at: number; configuration: Promise<openid.Configuration> } | null = null;

  /** @param redirectUri the page that takes the answer; the provider has it on its list */
  constructor(
    readonly settings: ProviderSettings,
    private readonly redirectUri: string,
    private readonly fetch: OutgoingFetch,
  ) {}

  /** Where the browser goes. @throws DomainError PROVIDER_UNAVAILABLE */
  async authorizationUrl({ state, nonce, verifier }: Begun): Promise<string> {
    const configuration = await this.#asked(() => this.#configuration());
    const parameters = {
      redirect_uri: this.redirectUri,
      scope: this.settings.scope,
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    };
    return openid.buildAuthorizationUrl(configuration, parameters).href;
  }

  /**
   * Who the provider says it is: the ID token, signature, issuer, audience, nonce and times checked, and what `userinfo` says of the same subject.
   * @throws DomainError PROVIDER_REFUSED when anything does not fit, PROVIDER_UNAVAILABLE
   */
  claims({ state, nonce, verifier }: Begun, answer: Answered): Promise<Claims & { sub: string }> {
    return this.#asked(async () => {
      const configuration = await this.#configuration();
      const address = new URL(this.redirectUri);
      address.search = new URLSearchParams({ code: answer.code, state: answer.state, ...(answer.iss ? { iss: answer.iss } : {}) }).toString();
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const tokens = await openid.authorizationCodeGrant(configuration, address, checks);
      const claims = tokens.claims();
      if (!claims) throw new DomainError('PROVIDER_REFUSED');
      if (this.settings.claims.personalId in claims || !configuration.serverMetadata().userinfo_endpoint) return claims;
      return { ...claims, ...(await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub)), sub: claims.sub };
    });
  }

  async #configuration(): Promise<openid.Configuration> {
    if (this.#known && Date.now() - this.#known.at < KNOWN_FOR_MS) return this.#known.configuration;
    const known = { at: Date.now(), configuration: this.#discovered() };
    this.#known = known;
    // What failed is asked again at the next sign-in.
    known.configuration.catch(() => (this.#known = this.#known === known ? null : this.#known));
    return known.configuration;
  }

  #discovered(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret, clientAuthentication } = this.settings;
    const authentication = clientAuthentication === 'client_secret_post' ? openid.ClientSecretPost(clientSecret) : openid.ClientSecretBasic(clientSecret);
    // http gets no further than the guard, unless the operator named the host.
    const execute = [openid.enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [])];
    return openid.discovery(new URL(issuer), clientId, {}, authentication, {
      execute,
      [openid.customFetch]: (url, { body, headers, method, signal }) =>
        this.fetch(url, { method, headers, body: body as string | URLSearchParams | null, signal: signal ?? null }),
    });
  }

  async #asked<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw isGone(error) ? unavailable(this.settings, error) : refused(error);
    }
  }
}

const unavailable = ({ name }: ProviderSettings, cause: unknown): DomainError =>
  Object.assign(new DomainError('PROVIDER_UNAVAILABLE', { message: wordsOfRefusal.unavailable(name) }), { cause });
const refused = (cause: unknown): DomainError => Object.assign(new DomainError('PROVIDER_REFUSED'), { cause });

/** Nothing came from the provider, or its own failure. */
function isGone(error: unknown): boolean {
  if (error instanceof OutgoingError) return true;
  if (error instanceof Response) return error.status >= SERVER_FAILED;
  return error instanceof Error && error.cause !== undefined && isGone(error.cause);
}
