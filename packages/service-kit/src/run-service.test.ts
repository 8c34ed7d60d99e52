import { EventEmitter, once } from 'node:events';
import { expect, test } from 'vitest';
import { createLogger, type Logger } from './logger.ts';
import { runService } from './run-service.ts';

/** A process that only says with what it ended. */
function host(): EventEmitter & { codes: number[]; exit(code: number): void } {
  const codes: number[] = [];
  const emitter = new EventEmitter();
  return Object.assign(emitter, { codes, exit: (code: number) => void (codes.push(code), emitter.emit('exit')) });
}
/** A log that is kept. */
function log(): { lines: { msg: string; error: string }[]; logger: Logger } {
  const lines: { msg: string; error: string }[] = [];
  return { lines, logger: createLogger('test', { write: (line: string) => void lines.push(JSON.parse(line) as { msg: string; error: string }) }) };
}
const { logger } = log();

test('R1: a service stops once, also when the signal comes twice, and ends with 0', async () => {
  const process = host();
  let closed = 0;
  const running = runService({ logger, start: async () => ({ close: async () => void (closed += 1) }) }, process);
  process.emit('SIGTERM');
  process.emit('SIGINT');
  await running;
  expect({ closed, codes: process.codes }).toEqual({ closed: 1, codes: [0] });
});

test('a signal during the start stops the service when it is up', async () => {
  const process = host();
  const steps: string[] = [];
  let up = (): void => {};
  const started = new Promise<void>((resolve) => (up = resolve));
  const start = async (): Promise<{ close(): Promise<void> }> => {
    await started;
    steps.push('up');
    return { close: async () => void steps.push('closed') };
  };
  const running = runService({ logger, start }, process);
  process.emit('SIGTERM');
  up();
  await running;
  expect(steps).toEqual(['up', 'closed']);
});

test('a start that fails is logged and ends with 1; so does a stop', async () => {
  const [first, second] = [host(), host()];
  const kept = log();
  await runService({ logger: kept.logger, start: () => Promise.reject(new Error('the database is older')) }, first);
  const running = runService({ logger: kept.logger, start: async () => ({ close: () => Promise.reject(new Error('stuck')) }) }, second);
  second.emit('SIGINT');
  await running;
  expect([first.codes, second.codes]).toEqual([[1], [1]]);
  expect(kept.lines).toMatchObject([
    { msg: 'the service does not start', error: 'the database is older' },
    { msg: 'the stop failed', error: 'stuck' },
  ]);
});

test('a stop that takes too long is cut', async () => {
  const process = host();
  void runService({ logger, stopWithinMs: 1, start: async () => ({ close: () => new Promise(() => {}) }) }, process);
  process.emit('SIGTERM');
  await once(process, 'exit');
  expect(process.codes).toEqual([0]);
});
