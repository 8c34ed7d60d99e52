import { parentPort, workerData } from 'node:worker_threads';

/** What the front ends' `server.js` offer (frontends/*/src/server.ts). */
type Execute = (operation: unknown) => Promise<unknown>;
interface Request {
  path: string;
  language: 'vi' | 'en';
}
interface Remote {
  render(request: Request, execute: Execute): Promise<{ head: object; html: string; route: string; meta: object; data: object } | null>;
}
interface Shell {
  frame(request: Request, page: { html: string; meta: object }, execute: Execute): Promise<{ html: string; data: object }>;
}
/** To the worker: render a page, or what the graph answered. From it: ask the graph, or the page. */
export type ToWorker = { kind: 'render'; id: number; request: Request } | { kind: 'answer'; id: number; ask: number; result?: unknown; failed?: string };
export type FromWorker =
  | { kind: 'ask'; id: number; ask: number; operation: unknown }
  | { kind: 'page'; id: number; page: RenderedPage | null }
  | { kind: 'failed'; id: number; message: string };
export interface RenderedPage {
  head: { status?: number; title?: string; description?: string; hidden?: boolean };
  html: string;
  route: string;
  data: object;
}

const port = parentPort;
if (!port) throw new Error('page-worker.ts runs as a worker');
const { remote, shell } = workerData as { remote: string; shell: string };
const [pages, around] = (await Promise.all([import(remote), import(shell)])) as [Remote, Shell];
const waiting = new Map<number, { resolve(result: unknown): void; reject(cause: Error): void }>();
let asked = 0;
const say = (message: FromWorker): void => port.postMessage(message);

async function render(id: number, request: Request): Promise<void> {
  const execute: Execute = (operation) =>
    new Promise((resolve, reject) => {
      const ask = ++asked;
      waiting.set(ask, { resolve, reject });
      say({ kind: 'ask', id, ask, operation });
    });
  try {
    const page = await pages.render(request, execute);
    if (!page) return say({ kind: 'page', id, page: null });
    const whole = await around.frame(request, page, execute);
    say({ kind: 'page', id, page: { head: page.head, html: whole.html, route: page.route, data: merged(page.data, whole.data) } });
  } catch (cause) {
    say({ kind: 'failed', id, message: String(cause) });
  }
}

/** Two caches of one graph: what both know of an object is put together. */
function merged(one: object, other: object): object {
  const all: Record<string, object> = { ...(one as Record<string, object>) };
  for (const [key, value] of Object.entries(other as Record<string, object>)) all[key] = { ...all[key], ...value };
  return all;
}

port.on('message', (message: ToWorker) => {
  if (message.kind === 'render') return void render(message.id, message.request);
  const asker = waiting.get(message.ask);
  waiting.delete(message.ask);
  if (message.failed === undefined) asker?.resolve(message.result);
  else asker?.reject(new Error(message.failed));
});
