import { randomBytes } from 'node:crypto';
import { DomainError, newId } from '@pakn/service-kit';
import type { AccountsContext } from '../context.ts';
import type { Services } from '../services.ts';
import { browserCookie, browserIn, newBrowserId } from './browser-cookie.ts';
import type { NamedPerson } from './named-person.ts';
import type { Begun } from './provider-client.ts';

/** From the button to the provider's answer. */
export const SIGN_IN_LIFETIME_MS = 10 * 60_000;
/** From the provider's answer to the last field of whoever registers. */
const REGISTRATION_LIFETIME_MS = 30 * 60_000;
const SECRET_BYTES = 32;

interface Secrets extends Omit<Begun, 'state'> {
  returnTo: string | null;
}
/** A sign-in that began in this browser. */
export interface BegunSignIn extends Begun {
  id: string;
  provider: string;
  returnTo: string | null;
}

const secret = (): string => randomBytes(SECRET_BYTES).toString('base64url');
const hashOfBrowser = ({ ciphers, env }: Services, headers: AccountsContext['headers']): Buffer | null => {
  const browser = browserIn(env.ID_HASH_KEY, headers.cookie);
  return browser === null ? null : ciphers.hash('provider-browser', browser);
};

const BEGIN = `insert into accounts.provider_sign_in (id, provider, state_hash, browser_hash, secrets_cipher, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7)`;

/** Begins a sign-in for this browser, which gets a cookie by which it is known again; several tabs of it share one. */
export async function beginSignIn(context: AccountsContext, provider: string, returnTo: string | null): Promise<Begun & { expiresAt: Date }> {
  const { services } = context;
  const { pool, ciphers, env } = services;
  const begun = { state: secret(), nonce: secret(), verifier: secret() };
  const at = services.now();
  const expiresAt = new Date(at.getTime() + SIGN_IN_LIFETIME_MS);
  const browser = browserIn(env.ID_HASH_KEY, context.headers.cookie) ?? newBrowserId();
  const secrets: Secrets = { nonce: begun.nonce, verifier: begun.verifier, returnTo };
  const sealed = ciphers.encrypt('sign-in-provider', JSON.stringify(secrets));
  const values = [newId(), provider, ciphers.hash('provider-state', begun.state), ciphers.hash('provider-browser', browser), sealed, at, expiresAt];
  await pool.query(BEGIN, values);
  const lifetimeS = (SIGN_IN_LIFETIME_MS + REGISTRATION_LIFETIME_MS) / 1000;
  context.setCookie(browserCookie(env.ID_HASH_KEY, browser, { lifetimeS, secure: env.PUBLIC_ORIGIN.startsWith('https:') }));
  return { ...begun, expiresAt };
}

const TAKE = `update accounts.provider_sign_in set used_at = $3 where state_hash = $1 and browser_hash = $2 and used_at is null and expires_at > $3
  returning id, provider, secrets_cipher as secrets`;

/** Takes a sign-in by its state: once, within its time, in the browser that began it. @throws DomainError SIGN_IN_ENDED, the same for each */
export async function takeSignIn({ services, headers }: AccountsContext, state: string): Promise<BegunSignIn> {
  const { pool, ciphers, now } = services;
  const browser = hashOfBrowser(services, headers);
  const { rows } = browser
    ? await pool.query<{ id: string; provider: string; secrets: Uint8Array }>(TAKE, [ciphers.hash('provider-state', state), browser, now()])
    : { rows: [] };
  const [row] = rows;
  if (!row) throw new DomainError('SIGN_IN_ENDED');
  const secrets = JSON.parse(ciphers.decrypt('sign-in-provider', row.secrets)) as Secrets;
  return { id: row.id, provider: row.provider, state, ...secrets };
}

/** Keeps whom the provider named, for the form of the registration. */
export async function keepPerson({ pool, ciphers, now }: Services, id: string, person: NamedPerson): Promise<Date> {
  const expiresAt = new Date(now().getTime() + REGISTRATION_LIFETIME_MS);
  await pool.query('update accounts.provider_sign_in set person_cipher = $2, expires_at = $3 where id = $1', [
    id,
    ciphers.encrypt('sign-in-provider', JSON.stringify(person)),
    expiresAt,
  ]);
  return expiresAt;
}

const KEPT = `select provider, person_cipher as person from accounts.provider_sign_in
  where id = $1 and browser_hash = $2 and person_cipher is not null and expires_at > $3`;

/** Whom the provider named in this browser. @throws DomainError SIGN_IN_ENDED */
export async function keptPerson({ services, headers }: AccountsContext, id: string): Promise<NamedPerson & { provider: string }> {
  const { pool, ciphers, now } = services;
  const browser = hashOfBrowser(services, headers);
  const { rows } = browser ? await pool.query<{ provider: string; person: Uint8Array }>(KEPT, [id, browser, now()]) : { rows: [] };
  const [row] = rows;
  if (!row) throw new DomainError('SIGN_IN_ENDED');
  return { provider: row.provider, ...(JSON.parse(ciphers.decrypt('sign-in-provider', row.person)) as NamedPerson) };
}
