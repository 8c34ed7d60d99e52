import type { Logger } from './logger.ts';

/** What a process needs of its surroundings; tests hand in their own. */
export interface ProcessHost {
  on(signal: 'SIGTERM' | 'SIGINT', stop: () => void): unknown;
  exit(code: number): unknown;
}

export interface ServiceProgram {
  logger: Pick<Logger, 'error'>;
  /** Opens everything; resolves when people are served. */
  start(): Promise<{ close(): Promise<void> }>;
  /** A stop that takes longer is cut, in ms; by default it may take its time (the supervisor has its own limit). */
  stopWithinMs?: number;
}

/**
 * The life of a service's process: started, stopped once by SIGTERM or SIGINT (they may come twice, and during the start), ended with 0. A start or a
 * stop that fails is logged and ends with 1; the supervisor starts it again.
 */
export async function runService({ logger, start, stopWithinMs }: ServiceProgram, host: ProcessHost = process): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    host.on('SIGTERM', resolve);
    host.on('SIGINT', resolve);
  });
  const running = await start().catch((error: unknown) => {
    logger.error({ error: messageOf(error) }, 'the service does not start');
    host.exit(1);
  });
  if (!running) return;
  await asked;
  if (stopWithinMs !== undefined) setTimeout(() => host.exit(0), stopWithinMs).unref();
  await running.close().then(
    () => host.exit(0),
    (error: unknown) => {
      logger.error({ error: messageOf(error) }, 'the stop failed');
      host.exit(1);
    },
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
