import { CALL_HEADER, operationText, type CallSigner, type Identity, type Logger } from '@pakn/service-kit';
import type { Language } from '@pakn/vocabulary';
import { createClient, type Client } from 'graphql-ws';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { WebSocket } from 'ws';

/** Refusals that will not pass by asking again. Anything else may: the stream is reopened. */
const FINAL = new Set(['RESYNC', 'FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT', 'RATE_LIMITED', 'QUERY_TOO_COSTLY']);
const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
const ACK_WITHIN_MS = 5_000;
const CLOSE_WHEN_IDLE_MS = 5_000;

/** graphql-ws drops its listeners when it closes a socket that is still connecting; the error of that would end the process. */
class GuardedSocket extends WebSocket {
  constructor(address: string | URL, protocols?: string | string[]) {
    super(address, protocols, { perMessageDeflate: false });
    this.on('error', () => undefined);
  }
}

export interface UpstreamRequest {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
  identity: Identity;
  language: Language;
  requestId: string;
}

export interface UpstreamEvents {
  begun(): void;
  result(result: FormattedExecutionResult): void;
  refused(errors: readonly GraphQLFormattedError[]): void;
  lost(): void;
}

/**
 * The one socket to a subgraph that carries all its streams. graphql-ws's own retry is off: it would repeat the first `after`;
 * every stream is reported lost and reopens where its delivery stands.
 */
export class Upstream {
  private readonly client: Client;
  private readonly waiting = new Set<() => void>();
  private connected = false;
  private pong: NodeJS.Timeout | undefined;

  constructor(private readonly options: { name: string; origin: string; signer: CallSigner; logger: Logger }) {
    const anonymous = { identity: { kind: 'ANONYMOUS', roles: [], scopes: [] } satisfies Identity, requestId: 'upstream' };
    this.client = createClient({
      url: `${options.origin.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: GuardedSocket,
      lazy: true,
      lazyCloseTimeout: CLOSE_WHEN_IDLE_MS,
      retryAttempts: 0,
      shouldRetry: () => false,
      keepAlive: PING_EVERY_MS,
      connectionAckWaitTimeout: ACK_WITHIN_MS,
      connectionParams: async () => ({ [CALL_HEADER]: await options.signer.sign(anonymous, { method: 'SOCKET', path: '/graphql', body: '' }) }),
      on: {
        connected: () => this.arrived(),
        closed: () => this.gone(),
        ping: (received) => {
          if (!received) this.pong = setTimeout(() => this.client.terminate(), PONG_WITHIN_MS);
        },
        pong: () => clearTimeout(this.pong),
      },
    });
  }

  /** Opens one stream. Returns how to stop it. */
  open(request: UpstreamRequest, events: UpstreamEvents): () => void {
    const { query, operationName, variables } = request;
    const operation = { query, variables, ...(operationName ? { operationName } : {}) };
    let over = false;
    const once = (end: () => void): void => {
      if (over) return;
      over = true;
      this.waiting.delete(begun);
      end();
    };
    const begun = (): void => {
      if (!over) events.begun();
    };
    if (this.connected) queueMicrotask(begun);
    else this.waiting.add(begun);
    let stop = (): void => undefined;
    const subscribe = (signed: string): (() => void) =>
      this.client.subscribe(
        { ...operation, extensions: { [CALL_HEADER]: signed } },
        {
          next: (result) => {
            if (over) return;
            const final = 'data' in result ? undefined : finalErrors(result.errors ?? []);
            if (final) once(() => events.refused(final));
            else if ('data' in result) events.result(result as FormattedExecutionResult);
            else once(() => events.lost());
          },
          error: (error) =>
            once(() => {
              const final = Array.isArray(error) ? finalErrors(error as GraphQLFormattedError[]) : undefined;
              if (final) return events.refused(final);
              this.options.logger.warn({ service: this.options.name, error: describe(error) }, 'a stream of events was lost');
              events.lost();
            }),
          complete: () => once(() => events.lost()),
        },
      );
    void this.options.signer
      .sign(request, { method: 'SUBSCRIBE', path: '/graphql', body: operationText(operation), once: true })
      .then((signed) => void (over || (stop = subscribe(signed))));
    return () => once(() => stop());
  }

  async close(): Promise<void> {
    clearTimeout(this.pong);
    await this.client.dispose();
  }

  private arrived(): void {
    this.connected = true;
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const begun of waiting) begun();
  }

  private gone(): void {
    this.connected = false;
    clearTimeout(this.pong);
  }
}

function finalErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] | undefined {
  return errors.some((error) => FINAL.has(String(error.extensions?.code))) ? errors : undefined;
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (Array.isArray(error)) return error.map((one: unknown) => (one as GraphQLFormattedError).message).join('; ');
  const { code, reason, message } = error as { code?: number; reason?: string; message?: string };
  return message ?? `${code ?? ''} ${reason ?? ''}`.trim();
}
