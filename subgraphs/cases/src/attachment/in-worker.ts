import { Worker } from 'node:worker_threads';

/** A worker that takes longer is ended: its file keeps it busy on purpose. */
const LONGEST_MS = 60_000;
const MOST_HEAP_MB = 1_024;
/** From source (tests) a worker is TypeScript too: Node strips its types. */
const ENDING = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/**
 * Runs a program of this folder in a thread of its own with bounded memory, once.
 * @param name of the file, without its ending; it posts one message, the answer
 * @throws when it fails, ends without an answer, needs too much memory or too long
 */
export function inWorker<T>(name: string, workerData: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(`./${name}.${ENDING}`, import.meta.url), {
      workerData,
      // What the process itself was started with is not for its threads: a supervised service ends when its input does, and a thread has none.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
      // What a library prints about a stranger's file does not go into our log.
      stdout: true,
      stderr: true,
    });
    const tooLong = setTimeout(() => end(() => reject(new Error(`${name} took too long`))), LONGEST_MS);
    const end = (settle: () => void): void => {
      clearTimeout(tooLong);
      settle();
      void worker.terminate();
    };
    worker.once('message', (answer: T) => end(() => resolve(answer)));
    worker.once('error', (error) => end(() => reject(error)));
    worker.once('exit', (code) => end(() => reject(new Error(`${name} ended with ${code}`))));
  });
}
