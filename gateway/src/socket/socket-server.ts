import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { fault, HostileInput, languageOf, refusedInput, type Logger } from '@pakn/service-kit';
import { FAULT, type Language } from '@pakn/vocabulary';
import { GraphQLError, type ExecutionArgs } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { declaredCost, type Charging } from '../budget/charge.plugin.ts';
import { ANYONE, type Caller } from '../identity/caller.ts';
import type { Revocations } from '../identity/revocations.ts';
import type { Tokens } from '../identity/tokens.ts';
import type { Hub } from '../subscriptions/hub.ts';
import type { Planner, Prepared } from '../subscriptions/prepare.ts';
import { OperationStream } from './operation-stream.ts';
import { originMayConnect } from './origin.ts';

const MAX_MESSAGE_BYTES = 64 << 10;
const INIT_WITHIN_MS = 3_000;
const PING_EVERY_MS = 12_000;
/** Messages of one socket within a ping's time; a screen sends a handful. */
const MAX_MESSAGES_PER_PING = 300;
const POLICY_VIOLATION = 1008;
const GOING_AWAY = 1001;
const GOODBYE_WITHIN_MS = 1_000;
/** setTimeout counts in 31 bits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Connection {
  socket: WebSocket;
  caller: Caller;
  /** Of `connection_init`, which a page sets; else of the upgrade request. */
  language: Language;
  address: string;
  operations: number;
  messages: number;
  alive: boolean;
  expiry?: NodeJS.Timeout;
}

interface Operation {
  connection: Connection;
  prepared: Prepared;
  after: string | null;
  variables: Record<string, unknown>;
  id: string;
}

export interface SocketServerOptions {
  tokens: Tokens;
  revocations: Revocations;
  planner: Planner;
  hub: Hub;
  charges: Charging;
  origins: ReadonlySet<string>;
  maxOperations: number;
  maxSocketsPerAddress: number;
  /** The client's address behind the trusted proxies. */
  addressOf(request: IncomingMessage): string;
  logger: Logger;
}

/** graphql-transport-ws for clients: subscriptions only. The library keeps the protocol, `OperationStream` writes the events. */
export class SocketServer {
  private readonly sockets = new WebSocketServer({ noServer: true, handleProtocols, perMessageDeflate: false, maxPayload: MAX_MESSAGE_BYTES });
  private readonly connections = new Set<Connection>();
  private readonly perAddress = new Map<string, number>();
  private readonly ping: NodeJS.Timeout;
  private readonly protocol;

  constructor(private readonly options: SocketServerOptions) {
    this.protocol = makeServer<{ authorization?: unknown; 'accept-language'?: unknown }, Connection>({
      connectionInitWaitTimeout: INIT_WITHIN_MS,
      onConnect: async ({ connectionParams, extra }) => {
        if (connectionParams?.['accept-language'] !== undefined) extra.language = languageOf(connectionParams['accept-language']);
        return this.admit(extra, await options.tokens.callerOf(connectionParams?.authorization));
      },
      onSubscribe: ({ extra }, id, payload) => {
        try {
          return this.asked(extra, id, payload);
        } catch (error) {
          if (error instanceof HostileInput) return [refusedInput(error, extra.language)];
          throw error;
        }
      },
      onComplete: ({ extra }) => void extra.operations--,
      subscribe: (args) => this.subscribed(args.contextValue as Operation) as never,
    });
    this.ping = setInterval(() => this.pingAll(), PING_EVERY_MS);
    this.ping.unref();
  }

  get count(): number {
    return this.connections.size;
  }

  get bufferedBytes(): number {
    let bytes = 0;
    for (const { socket } of this.connections) bytes += socket.bufferedAmount;
    return bytes;
  }

  /** The HTTP server's `upgrade` of /graphql. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const address = this.options.addressOf(request);
    if (!originMayConnect(request.headers.origin, request.headers.host, this.options.origins)) return refuse(stream, '403 Forbidden');
    if ((this.perAddress.get(address) ?? 0) >= this.options.maxSocketsPerAddress) return refuse(stream, '429 Too Many Requests');
    this.sockets.handleUpgrade(request, stream, head, (socket) => this.opened(socket, address, languageOf(request.headers['accept-language'])));
  }

  /** Ends the sockets of those whose session or rights are gone. */
  dismissRevoked(): void {
    for (const connection of this.connections) if (this.options.revocations.cover(connection.caller)) connection.socket.close(CloseCode.Forbidden, 'Forbidden');
  }

  /** Sends everybody away; their clients come back to whoever serves next. */
  async close(): Promise<void> {
    clearInterval(this.ping);
    for (const { socket } of this.connections) socket.close(GOING_AWAY, 'Going away');
    const late = setTimeout(() => {
      for (const { socket } of this.connections) socket.terminate();
    }, GOODBYE_WITHIN_MS);
    await new Promise<void>((done) => this.sockets.close(() => done()));
    clearTimeout(late);
  }

  private opened(socket: WebSocket, address: string, language: Language): void {
    const connection: Connection = { socket, caller: ANYONE, language, address, operations: 0, messages: 0, alive: true };
    this.connections.add(connection);
    this.perAddress.set(address, (this.perAddress.get(address) ?? 0) + 1);
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise((resolve, reject) => (socket.readyState === socket.OPEN ? socket.send(text, (error) => (error ? reject(error) : resolve())) : resolve())),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data) => {
            if (++connection.messages > MAX_MESSAGES_PER_PING) return socket.close(POLICY_VIOLATION, 'Too many messages');
            take(String(data)).catch((error: unknown) => {
              this.options.logger.error({ error: String(error) }, 'a socket message failed');
              socket.terminate(); // 4500 or 1011 would end the client for ever; a cut makes it come back
            });
          }),
      },
      connection,
    );
    socket.on('pong', () => (connection.alive = true));
    socket.on('error', () => socket.terminate());
    socket.once('close', (code, reason) => {
      clearTimeout(connection.expiry);
      this.connections.delete(connection);
      const left = (this.perAddress.get(address) ?? 1) - 1;
      if (left > 0) this.perAddress.set(address, left);
      else this.perAddress.delete(address);
      void closed(code, String(reason));
    });
  }

  /** false closes with 4403: the token is bad, expired or revoked; the client gets a new one and comes back. */
  private admit(connection: Connection, caller: Caller | null): boolean {
    // Once more: it may have been revoked while the token was looked at.
    if (!caller || this.options.revocations.cover(caller)) return false;
    connection.caller = caller;
    if (caller.expiresAt === null) return true;
    connection.expiry = setTimeout(() => connection.socket.close(CloseCode.Forbidden, 'Forbidden'), Math.min(caller.expiresAt - Date.now(), LONGEST_TIMER_MS));
    return true;
  }

  private asked(
    connection: Connection,
    id: string,
    payload: { query: string; operationName?: string | null; variables?: Record<string, unknown> | null },
  ): readonly GraphQLError[] | ExecutionArgs {
    const { planner, maxOperations } = this.options;
    if (connection.operations >= maxOperations) return [fault('RATE_LIMITED', `Một kết nối chỉ được mở ${maxOperations} subscription.`)];
    const prepared = planner.prepare(payload.query, payload.operationName);
    if (isRefused(prepared)) return prepared;
    const variables = planner.variables(prepared, payload.variables ?? {});
    if (isRefused(variables)) return variables;
    const refusal = this.charge(connection, prepared, variables.others);
    if (refusal) return [refusal];
    connection.operations++;
    const contextValue: Operation = { connection, prepared, after: variables.after, variables: variables.others, id };
    return { schema: planner.schema, document: prepared.document, operationName: payload.operationName ?? null, contextValue };
  }

  /** A subscription is charged when it begins, by its declared cost of one event. */
  private charge({ caller, address }: Connection, prepared: Prepared, variables: Record<string, unknown>): GraphQLError | null {
    const { charges } = this.options;
    try {
      const cost = declaredCost(charges, { document: prepared.document, operation: prepared.resume.operation, variables });
      return charges.budgets.take({ identity: caller.identity, address }, cost) ? null : fault('RATE_LIMITED', FAULT.RATE_LIMITED.vi);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return new GraphQLError(error.message, { extensions: { code: error.extensions.code } });
    }
  }

  private subscribed({ connection, id, ...operation }: Operation): OperationStream {
    return new OperationStream(connection.socket, id).begin((listener) =>
      this.options.hub.subscribe({ ...operation, identity: connection.caller.identity, language: connection.language }, listener),
    );
  }

  private pingAll(): void {
    for (const connection of this.connections) {
      if (!connection.alive) connection.socket.terminate();
      connection.alive = false;
      connection.messages = 0;
      connection.socket.ping();
    }
  }
}

const isRefused = <T>(answer: T | readonly GraphQLError[]): answer is readonly GraphQLError[] => Array.isArray(answer);

/** Answers an upgrade that is not made. */
export function refuse(stream: Duplex, status: string): void {
  stream.on('error', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
