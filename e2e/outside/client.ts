import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';

/** A client that knows nothing but the public graph and the operating contract. */
export interface Answer<T = Record<string, never>> {
  data: T | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
  status: number;
  headers: Headers;
}

export interface Outside {
  origin: string;
  token: string | undefined;
  cookie: string | undefined;
  /** POSTs one operation; never throws on GraphQL errors. */
  ask<T>(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer<T>>;
  /** Like `ask`, but fails with query, variables and request id when there are errors. */
  must<T>(query: string, variables?: object, headers?: Record<string, string>): Promise<T>;
}

/** Sends a request as `fetch` does. */
export type Send = (address: string, request: { method: string; headers: Record<string, string>; body: string }) => Promise<Response>;

export function outside(origin: string, token?: string, send: Send = fetch): Outside {
  const self: Outside = {
    origin,
    token,
    cookie: undefined,
    async ask(query, variables = {}, headers = {}) {
      const response = await send(`${origin}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(self.token ? { authorization: `Bearer ${self.token}` } : {}),
          ...(self.cookie ? { cookie: self.cookie } : {}),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      const cookie = response.headers.getSetCookie()[0];
      if (cookie) self.cookie = cookie.split(';')[0];
      const body = (await response.json()) as Answer<never>;
      return { ...body, data: body.data ?? null, status: response.status, headers: response.headers };
    },
    async must(query, variables, headers) {
      const answer = await self.ask(query, variables, headers);
      if (answer.errors || !answer.data) {
        throw new Error(
          `${JSON.stringify(answer.errors ?? answer.status)}\n${query}\n${JSON.stringify(variables)}\nrequest ${answer.headers.get('x-request-id')}`,
        );
      }
      return answer.data as never;
    },
  };
  return self;
}

/** Long enough for a busy test machine; what is waited for comes within milliseconds on a quiet one. */
const WAIT_MS = 30_000;

export interface Subscription<T> {
  /** Everything that was received, in order. */
  received: T[];
  errors: unknown[];
  /** The next event (also one that was received already and not taken) that fits; fails after 30 s naming what was received. */
  next(fits?: (event: T) => boolean): Promise<T>;
  close(): Promise<void>;
  client: Client;
}

/** Subscribes through the one gateway URL and collects what arrives under `field`. */
export function subscribe<T>(from: Outside, field: string, query: string, variables: Record<string, unknown> = {}): Subscription<T> {
  const received: T[] = [];
  const errors: unknown[] = [];
  let taken = 0;
  let wake: (() => void) | undefined;
  const client = createClient({
    url: `${from.origin.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    lazy: false,
    retryAttempts: 0,
    connectionParams: from.token ? { authorization: `Bearer ${from.token}` } : {},
    onNonLazyError: (error) => errors.push(error),
  });
  const stop = client.subscribe<Record<string, T>>(
    { query, variables },
    {
      next: (result) => {
        if (result.errors) errors.push(...result.errors);
        const event = result.data?.[field];
        if (event) received.push(event);
        wake?.();
      },
      error: (error) => {
        errors.push(error);
        wake?.();
      },
      complete: () => wake?.(),
    },
  );
  return {
    received,
    errors,
    client,
    async next(fits = () => true) {
      const end = Date.now() + WAIT_MS;
      for (;;) {
        for (let at = taken; at < received.length; at++) {
          if (!fits(received[at] as T)) continue;
          taken = at + 1;
          return received[at] as T;
        }
        const left = end - Date.now();
        if (left <= 0)
          throw new Error(
            `Nothing that fits was received on ${field} within ${WAIT_MS} ms. Received: ${JSON.stringify(received)} errors: ${JSON.stringify(errors)}`,
          );
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    async close() {
      stop();
      await client.dispose();
    },
  };
}

/** Waits until `look` answers something; fails with `what` after `patienceMs`. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>, patienceMs: number = WAIT_MS): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
