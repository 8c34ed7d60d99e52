import { Worker } from 'node:worker_threads';
import type { FromWorker, RenderedPage, ToWorker } from './page-worker.ts';

const WORKER = new URL(import.meta.url.endsWith('.ts') ? './page-worker.ts' : './page-worker.js', import.meta.url);
/** A page that needs more memory than all others together is not rendered; the gateway itself goes on. */
const MEMORY_MB = 256;

/** A visitor's request for a page. `address`: in whose name the graph is asked. */
export interface PageRequest {
  path: string;
  language: 'vi' | 'en';
  address: string;
}
/** Asks the graph as the anonymous of an address; throws when it does not answer. */
export type Ask = (operation: unknown, request: PageRequest) => Promise<unknown>;
/** The worker did not say anything about a page. */
export class GivenUp extends Error {}
interface Rendering {
  request: PageRequest;
  resolve(page: RenderedPage | null): void;
  reject(cause: Error): void;
}
interface WorkerOptions {
  /** Which programs, of which build. */
  name: string;
  programs: { pages: string; frame: string };
  ask: Ask;
  /** It is gone by itself. */
  ended(cause: Error): void;
}

/** One thread that renders pages. What it wants to know of the graph it asks through this one. */
export class RenderWorker {
  readonly name: string;
  /** Its programs are loaded. */
  isReady = false;
  private readonly worker: Worker;
  private readonly renderings = new Map<number, Rendering>();
  private count = 0;

  constructor(private readonly options: WorkerOptions) {
    this.name = options.name;
    // Nothing of the process is for it: neither its environment (keys) nor what it loads at its start.
    this.worker = new Worker(WORKER, { workerData: options.programs, env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    this.worker.on('message', (message: FromWorker) => void this.hear(message));
    this.worker.on('error', (cause) => this.over(cause instanceof Error ? cause : new Error(String(cause))));
    this.worker.on('exit', () => this.over(new Error('the worker has ended')));
    this.worker.unref();
  }

  /** @throws GivenUp when it is not there in time; the worker's error when it fails */
  async render(request: PageRequest, withinMs: number): Promise<RenderedPage | null> {
    const id = ++this.count;
    let late: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        this.renderings.set(id, { request, resolve, reject });
        late = setTimeout(() => reject(new GivenUp(`not rendered within ${withinMs} ms`)), withinMs);
        this.say({ kind: 'render', id, request: { path: request.path, language: request.language } });
      });
    } finally {
      clearTimeout(late);
      this.renderings.delete(id);
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private over(cause: Error): void {
    for (const rendering of this.renderings.values()) rendering.reject(cause);
    this.options.ended(cause);
  }

  private say(message: ToWorker): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    this.worker.postMessage(message);
  }

  private async hear(message: FromWorker): Promise<void> {
    if (message.kind === 'ready') return void (this.isReady = true);
    const rendering = this.renderings.get(message.id);
    if (message.kind === 'page') return rendering?.resolve(message.page);
    if (message.kind === 'failed') return rendering?.reject(new Error(message.message));
    const { id, ask } = message;
    if (!rendering) return this.say({ kind: 'answer', id, ask, failed: 'nobody waits any more' });
    await this.options.ask(message.operation, rendering.request).then(
      (result) => this.say({ kind: 'answer', id, ask, result }),
      (cause: unknown) => this.say({ kind: 'answer', id, ask, failed: String(cause) }),
    );
  }
}
