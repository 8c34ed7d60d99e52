import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Logger } from '@pakn/service-kit';
import type { FromWorker, RenderedPage, ToWorker } from './page-worker.ts';

/** A page that is not there by then is drawn by scripts alone. */
const WITHIN_MS = 300;
/** Pages are for everybody: whoever asks again so soon gets the same. */
const KEPT_MS = 5_000;
const MOST_KEPT = 500;
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './page-worker.ts' : './page-worker.js', import.meta.url);

/** A visitor's request for a page. `address`, `host`: in whose name, and by which, the graph is asked. */
export interface PageRequest {
  path: string;
  language: 'vi' | 'en';
  address: string;
  host: string;
}
/** Asks the graph as the anonymous of an address; throws when it does not answer. */
type Ask = (operation: unknown, request: PageRequest) => Promise<unknown>;
interface Rendering {
  request: PageRequest;
  resolve(page: RenderedPage | null): void;
  reject(cause: Error): void;
}
interface Running {
  /** When its two programs were built. */
  built: string;
  worker: Worker;
  renderings: Map<number, Rendering>;
}

/** Has a worker render pages from what the front ends offer for it (`dist/server.js`), read again when it was built anew. */
export class PageRenderer {
  private readonly kept = new Map<string, { until: number; page: Promise<RenderedPage | null> }>();
  private running: Running | null = null;
  private count = 0;

  constructor(
    private readonly directory: string,
    private readonly ask: Ask,
    private readonly logger: Logger,
  ) {}

  /** @returns null for a page that is not rendered here, not in time, or failed */
  async page(remote: string, request: PageRequest): Promise<RenderedPage | null> {
    const key = `${request.language} ${request.path}`;
    const known = this.kept.get(key);
    if (known && known.until > Date.now()) return known.page;
    const page = this.inTime(remote, request).catch((cause: unknown) => {
      this.logger.warn({ err: cause, path: request.path }, 'a page was not rendered');
      this.kept.delete(key);
      return null;
    });
    this.kept.delete(key);
    this.kept.set(key, { until: Date.now() + KEPT_MS, page });
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    return page;
  }

  async close(): Promise<void> {
    await this.running?.worker.terminate();
  }

  private async inTime(remote: string, request: PageRequest): Promise<RenderedPage | null> {
    const running = await this.worker(remote);
    if (!running) return null;
    const id = ++this.count;
    let late: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        running.renderings.set(id, { request, resolve, reject });
        late = setTimeout(() => reject(new Error(`not rendered within ${WITHIN_MS} ms`)), WITHIN_MS);
        running.worker.postMessage({ kind: 'render', id, request: { path: request.path, language: request.language } } satisfies ToWorker);
      });
    } finally {
      clearTimeout(late);
      running.renderings.delete(id);
    }
  }

  private async worker(remote: string): Promise<Running | null> {
    const files = [join(this.directory, remote, 'dist/server.js'), join(this.directory, 'shell/dist/server.js')];
    const times = await Promise.all(
      files.map((file) =>
        stat(file).then(
          ({ mtimeMs }) => mtimeMs,
          () => null,
        ),
      ),
    );
    if (times.includes(null)) return null;
    const built = `${remote} ${times.join(' ')}`;
    if (this.running?.built === built) return this.running;
    void this.running?.worker.terminate();
    const [pages, shell] = files.map((file) => pathToFileURL(file).href);
    const worker = new Worker(WORKER, { workerData: { remote: `${pages}?${times[0]}`, shell: `${shell}?${times[1]}` } });
    const running: Running = { built, worker, renderings: new Map() };
    const end = (cause: Error): void => {
      for (const rendering of running.renderings.values()) rendering.reject(cause);
      if (this.running === running) this.running = null;
    };
    worker.on('message', (message: FromWorker) => void this.hear(running, message));
    worker.on('error', end);
    worker.on('exit', () => end(new Error('the worker has ended')));
    worker.unref();
    this.running = running;
    return running;
  }

  private async hear({ worker, renderings }: Running, message: FromWorker): Promise<void> {
    const rendering = renderings.get(message.id);
    if (message.kind === 'page') return rendering?.resolve(message.page);
    if (message.kind === 'failed') return rendering?.reject(new Error(message.message));
    const { id, ask } = message;
    const say = (answer: { result?: unknown; failed?: string }): void => worker.postMessage({ kind: 'answer', id, ask, ...answer } satisfies ToWorker);
    if (!rendering) return say({ failed: 'nobody waits any more' });
    await this.ask(message.operation, rendering.request).then(
      (result) => say({ result }),
      (cause: unknown) => say({ failed: String(cause) }),
    );
  }
}
