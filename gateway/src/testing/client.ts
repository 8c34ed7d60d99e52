import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from 'graphql-ws';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { WebSocket } from 'ws';
import { gatewayEnvironment } from '../environment.ts';
import { startGateway, type Gateway } from '../gateway.ts';
import { KEYS, quiet, SmallProvince } from './small-province.ts';

export interface Answer {
  status: number;
  headers: Headers;
  data: Record<string, unknown> | null | undefined;
  errors: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[] | undefined;
}

/** A gateway over a small province, and the people who use it. */
export interface World {
  province: SmallProvince;
  gateway: Gateway;
  frontends: string;
  token(claims: Record<string, unknown>, seconds?: number): Promise<string>;
  ask(query: string, options?: { token?: string; variables?: object; headers?: Record<string, string> }): Promise<Answer>;
  connect(token?: string, headers?: Record<string, string>, language?: string): Listening;
  close(): Promise<void>;
}

/** Claims of a specialist's access token, for `World.token`. */
export const officer = (sub: string, agencyId = 'so-xay-dung'): Record<string, unknown> => ({
  sub,
  sid: `sid-${sub}`,
  kind: 'OFFICER',
  roles: ['SPECIALIST'],
  agencyId,
  agencyKind: 'DEPARTMENT',
});
/** Claims of a citizen's access token, for `World.token`. */
export const citizen = (sub: string): Record<string, unknown> => ({ sub, sid: `sid-${sub}`, kind: 'INDIVIDUAL' });

/** Where people reach the gateway under test: who issues its tokens. */
const ORIGIN = 'http://pakn.test';

/** A running gateway over a small province of its own, on a free port. `environment` overrides the settings. Close it after the tests. */
export async function world(environment: Record<string, string> = {}): Promise<World> {
  const province = await SmallProvince.start();
  const frontends = await mkdtemp(join(tmpdir(), 'pakn-frontends-'));
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const settings = gatewayEnvironment({
    PORT: '0',
    ACCOUNTS_KEY: KEYS.accounts,
    CASES_KEY: KEYS.cases,
    STATS_KEY: KEYS.stats,
    JWT_PUBLIC_JWK: JSON.stringify(await exportJWK(publicKey)),
    FRONTENDS_DIR: frontends,
    RELEASES_DIR: join(frontends, 'releases'),
    PUBLIC_ORIGIN: ORIGIN,
    ACCOUNTS_URL: province.url('accounts'),
    CASES_URL: province.url('cases'),
    STATS_URL: province.url('stats'),
    ...environment,
  });
  const gateway = await startGateway(settings, SmallProvince.supergraph(), quiet);
  return {
    province,
    gateway,
    frontends,
    token: (claims, seconds = 900) => sign(privateKey, settings.PUBLIC_ORIGIN, claims, seconds),
    ask: (query, options = {}) => ask(gateway.url, query, options),
    connect: (token, headers, language) => new Listening(gateway.url, token, headers, language),
    close: async () => {
      await gateway.close();
      await province.close();
      await rm(frontends, { recursive: true });
    },
  };
}

const sign = (key: CryptoKey, issuer: string, claims: Record<string, unknown>, seconds: number): Promise<string> => {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience(`${issuer}/graphql`)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(key);
};

async function ask(url: string, query: string, options: { token?: string; variables?: object; headers?: Record<string, string> }): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(options.token ? { authorization: `Bearer ${options.token}` } : {}), ...options.headers },
    body: JSON.stringify({ query, ...(options.variables ? { variables: options.variables } : {}) }),
  });
  const { data, errors } = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
  return { status: response.status, headers: response.headers, data, errors };
}

/** A client's socket and what came over it. Conditions are waited for, never a time. */
export class Listening {
  readonly client: Client;
  readonly closed: Promise<{ code: number; reason: string }>;

  constructor(url: string, token?: string, headers: Record<string, string> = {}, language?: string) {
    const socket = class extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers });
        this.on('error', () => undefined); // cut while it was connecting
      }
    };
    let close: (event: { code: number; reason: string }) => void = () => undefined;
    this.closed = new Promise((resolve) => (close = resolve));
    this.client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: socket,
      retryAttempts: 0,
      connectionParams: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(language ? { 'accept-language': language } : {}) },
      on: { closed: (event) => close(event as { code: number; reason: string }) },
    });
  }

  subscribe(query: string, variables: Record<string, unknown> = {}): Received {
    return new Received(this.client, query, variables);
  }

  async leave(): Promise<void> {
    await this.client.dispose();
  }
}

export class Received {
  readonly events: unknown[] = [];
  readonly stop: () => void;
  /** How the operation ended: its errors, or 'complete'. */
  readonly ended: Promise<unknown>;
  private readonly watchers = new Set<() => void>();

  constructor(client: Client, query: string, variables: Record<string, unknown>) {
    let end: (how: unknown) => void = () => undefined;
    this.ended = new Promise((resolve) => (end = resolve));
    this.stop = client.subscribe(
      { query, variables },
      {
        next: (result) => {
          this.events.push(result.errors ? result : Object.values(result.data ?? {})[0]);
          for (const watcher of this.watchers) watcher();
        },
        error: end,
        complete: () => end('complete'),
      },
    );
  }

  /** Settles when so many events have come. */
  async count(n: number): Promise<unknown[]> {
    while (this.events.length < n) {
      await new Promise<void>((resolve) => {
        const watcher = (): void => {
          this.watchers.delete(watcher);
          resolve();
        };
        this.watchers.add(watcher);
      });
    }
    return this.events;
  }
}
