import { GraphQLError, type ExecutionResult } from 'graphql';
import type { WebSocket } from 'ws';
import type { Frame } from '../subscriptions/complete-event.ts';
import type { Errors, Listener } from '../subscriptions/hub.ts';

/** A socket that lets this much wait unread is cut; its client comes back with its cursor (R14). */
export const MAX_BUFFERED_BYTES = 1 << 20;

/**
 * One operation of a socket, as graphql-ws wants it: a result stream that says only when it is over. The events themselves are written
 * to the socket directly: one frame per socket made of the operation's own prefix and the shared bytes; nothing is parsed or stringified.
 */
export class OperationStream implements Listener, AsyncGenerator<ExecutionResult, void, void> {
  private readonly prefix: Buffer;
  private readonly over: Promise<Errors | null>;
  private finish: (errors: Errors | null) => void = () => undefined;
  private leave: () => void = () => undefined;

  constructor(
    private readonly socket: WebSocket,
    operationId: string,
  ) {
    this.prefix = Buffer.from(`{"id":${JSON.stringify(operationId)},"type":"next","payload":`);
    this.over = new Promise((resolve) => (this.finish = resolve));
  }

  /** Starts: `join` gives how the hub is left. */
  begin(join: (listener: Listener) => () => void): this {
    this.leave = join(this);
    return this;
  }

  deliver(frame: Frame): void {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) return socket.terminate();
    socket.send(Buffer.concat([this.prefix, frame]), { binary: false });
  }

  end(errors: Errors): void {
    this.finish(errors);
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    const errors = await this.over;
    const [first] = errors ?? [];
    if (first) throw new GraphQLError(first.message, { extensions: first.extensions ?? {} });
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    this.leave();
    this.finish(null);
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult, void>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
