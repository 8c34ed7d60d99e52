import { CALL_HEADER, operationText, type CallSigner, type Identity } from '@pakn/service-kit';
import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';

/** What a GraphQL call answered. */
export interface Answered<D> {
  data: D | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
}

export interface Subscription<D> {
  frames: Answered<D>[];
  /** The next frame that nobody took yet; waits for it. @throws after ten seconds */
  next(): Promise<Answered<D>>;
  close(): void;
}

const WAIT_MS = 10_000;

/** Subscribes to the served subgraph as the gateway would. */
export function listen<D>(options: {
  url: string;
  signer: CallSigner;
  identity: Identity;
  open: { close(): void }[];
  query: string;
  variables: Record<string, unknown>;
}): Subscription<D> {
  const { url, signer, identity, open, query, variables } = options;
  const call = { identity, requestId: 'test' };
  const client: Client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: async () => ({ [CALL_HEADER]: await signer.sign(call, { method: 'SOCKET', path: '/graphql', body: '' }) }),
  });
  const frames: Answered<D>[] = [];
  const waiting: ((frame: Answered<D>) => void)[] = [];
  let taken = 0;
  const push = (frame: Answered<D>): void => {
    frames.push(frame);
    if (waiting.length > 0) {
      taken++;
      waiting.shift()?.(frame);
    }
  };
  let leave = (): void => undefined;
  let closed = false;
  const subscribe = (signed: string): (() => void) =>
    client.subscribe(
      { query, variables, extensions: { [CALL_HEADER]: signed } },
      {
        next: (frame) => push(frame as Answered<D>),
        error: (error) => push({ data: null, errors: Array.isArray(error) ? error : [{ message: String(error) }] } as Answered<D>),
        complete: () => {},
      },
    );
  void signer.sign(call, { method: 'SUBSCRIBE', path: '/graphql', body: operationText({ query, variables }), once: true }).then((signed) => {
    if (!closed) leave = subscribe(signed);
  });
  const subscription: Subscription<D> = {
    frames,
    next() {
      const frame = frames[taken];
      if (frame) {
        taken++;
        return Promise.resolve(frame);
      }
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('received nothing within ten seconds')), WAIT_MS);
        waiting.push((next) => {
          clearTimeout(late);
          resolve(next);
        });
      });
    },
    close() {
      closed = true;
      leave();
      // A connection that was still being made ends with the server's close.
      Promise.resolve(client.dispose()).catch(() => undefined);
    },
  };
  open.push(subscription);
  return subscription;
}
