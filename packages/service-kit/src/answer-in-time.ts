import { FAULT } from '@pakn/vocabulary';
import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import { DatabaseWatch } from './database-watch.ts';
import type { Logger } from './logger.ts';

/** Answers operations that wait for a database which hangs, at once, whatever becomes of them (R12). Without a database nothing is watched. */
export class AnswerInTime {
  private readonly waiting = new Set<FastifyReply>();
  private readonly watch: DatabaseWatch | undefined;

  constructor(database: Pool | undefined, logger: Logger) {
    const url = database?.options.connectionString;
    if (url === undefined) return;
    const onHang = (): void => {
      for (const reply of this.waiting) void this.refuse(reply);
    };
    this.watch = new DatabaseWatch({ url, logger, onHang });
  }

  get databaseHangs(): boolean {
    return this.watch?.hangs ?? false;
  }

  /** Not now, for a reason that passes: the gateway makes 503 and Retry-After of it when nothing else was answered. */
  refuse(reply: FastifyReply): FastifyReply {
    return reply.sent ? reply : reply.code(503).send({ errors: [{ message: FAULT.SERVICE_DOWN.vi, extensions: { code: 'SERVICE_DOWN' } }] });
  }

  /** This operation is under way until its answer has left. */
  watchOver(reply: FastifyReply): void {
    this.waiting.add(reply);
    reply.raw.once('close', () => this.waiting.delete(reply));
  }

  async stop(): Promise<void> {
    await this.watch?.stop();
  }
}
