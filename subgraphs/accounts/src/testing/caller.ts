import { ANONYMOUS, CALL_HEADER, CallSigner, operationText, type CalledOperation, type Identity } from '@pakn/service-kit';
import type { Language } from '@pakn/vocabulary';
import { createClient } from 'graphql-ws';
import { decodeJwt } from 'jose';
import type { AccountsEnvironment } from '../environment.ts';

export interface Answer<T = Record<string, never>> {
  data: T;
  errors?: { message: string; path?: string[]; extensions: { code: string } }[];
  /** The `set-cookie` header, if any. */
  cookie: string | null;
}

/** Somebody who asks accounts through the front door, as the gateway would for them: signed over the exact body. */
export interface Caller {
  identity: Identity;
  /** Sent as the `cookie` header. */
  cookie: string | null;
  /** Sent as the `idempotency-key` header. */
  idempotencyKey: string | null;
  /** The network address that the gateway saw. */
  address: string;
  /** The language that the gateway read from the `accept-language` header. */
  language: Language;
  ask<T = Record<string, never>>(query: string, variables?: object): Promise<Answer<T>>;
  /** The answer of a document without errors. @throws Error with the document and the errors */
  must<T = Record<string, never>>(query: string, variables?: object): Promise<T>;
  /** The code of the fault of a document. */
  fault(query: string, variables?: object): Promise<string | undefined>;
  /** Subscribes; what arrives is collected. */
  subscribe<T>(query: string, variables?: object): { received: T[]; failed: unknown[]; stop(): Promise<void> };
  /** A raw route, signed like the gateway's. */
  raw(path: string, init?: RequestInit): Promise<Response>;
  challenge(): Promise<{ id: string; answer: string }>;
}

/** `url`: of the running subgraph; what `identity` leaves out is that of the anonymous. */
export function caller(url: string, env: AccountsEnvironment, identity: Partial<Identity> = {}): Caller {
  const who: Identity = { ...ANONYMOUS, ...identity };
  const signer = new CallSigner(env.INTERNAL_KEY, url);
  const sign = async (operation: CalledOperation): Promise<Record<string, string>> => ({
    [CALL_HEADER]: await signer.sign({ identity: who, requestId: 'test', address: self.address, language: self.language }, { ...operation, once: true }),
  });
  const self: Caller = {
    identity: who,
    cookie: null,
    idempotencyKey: null,
    address: '203.0.113.7',
    language: 'vi',
    async ask<T>(query: string, variables: object = {}): Promise<Answer<T>> {
      const body = JSON.stringify({ query, variables });
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(await sign({ method: 'POST', path: '/graphql', body })),
          ...(self.cookie ? { cookie: self.cookie } : {}),
          ...(self.idempotencyKey ? { 'idempotency-key': self.idempotencyKey } : {}),
        },
        body,
      });
      return { ...((await answer.json()) as Answer<T>), cookie: answer.headers.get('set-cookie') };
    },
    async must<T>(query: string, variables: object = {}): Promise<T> {
      const { data, errors } = await self.ask<T>(query, variables);
      if (errors) throw new Error(`${query}\n${JSON.stringify(variables)}\n${JSON.stringify(errors)}`);
      return data;
    },
    async fault(query, variables) {
      return (await self.ask(query, variables)).errors?.[0]?.extensions.code;
    },
    subscribe<T>(query: string, variables: object = {}) {
      const received: T[] = [];
      const failed: unknown[] = [];
      const operation = { query, variables: variables as Record<string, unknown> };
      const client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        connectionParams: () => sign({ method: 'SOCKET', path: '/graphql', body: '' }),
        retryAttempts: 0,
        lazy: true,
      });
      const begin = (extensions: Record<string, string>): unknown =>
        client.subscribe<T>(
          { ...operation, extensions },
          {
            next: ({ data, errors }) => (errors ? void failed.push(...errors) : void received.push(data as T)),
            error: (error) => void failed.push(...(Array.isArray(error) ? error : [error])),
            complete: () => {},
          },
        );
      void sign({ method: 'SUBSCRIBE', path: '/graphql', body: operationText(operation) }).then(begin);
      return { received, failed, stop: async () => client.dispose() };
    },
    raw: async (path, init = {}) => {
      const call = await sign({ method: init.method ?? 'GET', path, body: '' });
      return fetch(`${url}${path}`, { ...init, headers: { ...(init.headers as Record<string, string>), ...call } });
    },
    async challenge() {
      const { challenge } = await self.must<{ challenge: { id: string; question: string } }>('{ challenge { id question } }');
      const [a, b] = challenge.question.match(/\d+/g) ?? [];
      return { id: challenge.id, answer: String(Number(a) + Number(b)) };
    },
  };
  return self;
}

/** The identity in an access token, as the gateway would read it. */
export function identityIn(token: string): Identity {
  const { sub, sid, kind, roles, agencyId, agencyKind, scopes } = decodeJwt<Identity>(token);
  return { kind, roles, scopes, ...(sub ? { sub } : {}), ...(sid ? { sid } : {}), ...(agencyId ? { agencyId } : {}), ...(agencyKind ? { agencyKind } : {}) };
}
