import { createHash, createHmac, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Outside } from '../outside/client.ts';
import type { System } from '../outside/people.ts';

export const SERVICES = ['accounts', 'cases', 'stats'] as const;
export type ServiceName = (typeof SERVICES)[number];

const json = async <T>(system: System, file: string): Promise<T> => JSON.parse(await readFile(path.join(system.dataDir, file), 'utf8')) as T;
const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** Where a service listens, as this machine sees it. */
export async function originOf(system: System, name: string): Promise<string> {
  const found = (await json<{ name: string; port: number }[]>(system, 'processes.json')).find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not in processes.json`);
  return `http://127.0.0.1:${found.port}`;
}

export const keyOf = async (system: System, name: ServiceName): Promise<string> =>
  (await json<{ keys: Record<string, string> }>(system, 'secrets.json')).keys[`${name.toUpperCase()}_KEY`] ?? '';

/** The claims of a token, unverified. */
export const claimsOf = (token: string): Record<string, unknown> => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as never;

const ANYBODY = { kind: 'ANONYMOUS', roles: [], scopes: [] };
/** Who a person is to the subgraphs. */
export function identityOf({ token }: Outside): object {
  if (!token) return ANYBODY;
  const { sub, sid, kind, roles, agencyId, agencyKind, scopes } = claimsOf(token);
  return { sub, sid, kind, roles: roles ?? [], agencyId, agencyKind, scopes: scopes ?? [] };
}

export interface SignedRequest {
  origin: string;
  key: string;
  method: string;
  path: string;
  body?: string;
  identity: object;
}

/** The signature of a call as ADR 0025 has it; `different` makes it a forgery. */
export function signature({ origin, key, method, path: asked, body = '', identity }: SignedRequest, different: Record<string, unknown> = {}): string {
  const now = Date.now();
  const iat = Math.floor(now / 1_000);
  const digest = createHash('sha256').update(body).digest('base64url');
  const common = { iss: 'gateway', aud: origin, iat, exp: iat + 28, jti: randomUUID(), at: now, method, path: asked, body: digest };
  const claims = { ...common, once: method !== 'GET', identity, requestId: randomUUID(), address: '127.0.0.1', language: 'vi', ...different };
  const signed = `${base64url('{"alg":"HS256"}')}.${base64url(JSON.stringify(claims))}`;
  return `${signed}.${createHmac('sha256', Buffer.from(key, 'hex')).update(signed).digest('base64url')}`;
}

export interface Entity {
  __typename: string;
  [field: string]: unknown;
}

/** Asks a subgraph for entities as the gateway would in a person's name: whoever can make a plan of the gateway ask so, gets this. */
export async function askEntities(system: System, name: ServiceName, as: Outside, representations: Entity[], selection: string): Promise<(Entity | null)[]> {
  const [origin, key] = await Promise.all([originOf(system, name), keyOf(system, name)]);
  const body = JSON.stringify({
    query: `query($of: [_Any!]!) { _entities(representations: $of) { __typename ${selection} } }`,
    variables: { of: representations },
  });
  const call = signature({ origin, key, method: 'POST', path: '/graphql', body, identity: identityOf(as) });
  const answer = await fetch(`${origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-pakn-call': call }, body });
  const { data, errors } = (await answer.json()) as { data?: { _entities: (Entity | null)[] }; errors?: { message: string; extensions?: { code?: string } }[] };
  const faults = (errors ?? []).filter(({ extensions }) => !['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED'].includes(extensions?.code ?? ''));
  if (faults.length > 0) throw new Error(`${name} ${JSON.stringify(representations)}: ${JSON.stringify(faults)}`);
  return data?._entities ?? representations.map(() => null);
}
