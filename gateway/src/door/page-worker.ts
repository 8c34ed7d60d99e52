import { parentPort, workerData } from 'node:worker_threads';

/** What `server.js` of the front ends offers: `src/server.ts` of each. */
type Execute = (operation: unknown) => Promise<unknown>;
interface Request {
  path: string;
  language: 'vi' | 'en';
}
/** A page of a front end, before the shell's frame is around it. */
interface Content {
  head: { title?: string; description?: string; hidden?: boolean; image?: string; article?: boolean };
  html: string;
  path: string;
  meta: object;
  data: object;
}
interface Pages {
  render(request: Request, execute: Execute): Promise<Content | null>;
}
interface Shell {
  frame(request: Request, page: Content, execute: Execute): Promise<{ head: PageHead; html: string; data: object }>;
}
export interface PageHead {
  /** The window's: page and system. */
  title: string;
  description: string;
  /** The system's name. */
  system: string;
  /** Not for search engines. */
  hidden: boolean;
  /** The page's own picture, a path of this site; null: the portal's. */
  image: string | null;
  /** About one thing, not a list. */
  article: boolean;
}
/** To the worker: render a page, or what the graph answered. From it: ask the graph, or the page. */
export type ToWorker = { kind: 'render'; id: number; request: Request } | { kind: 'answer'; id: number; ask: number; result?: unknown; failed?: string };
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'ask'; id: number; ask: number; operation: unknown }
  | { kind: 'page'; id: number; page: RenderedPage | null }
  | { kind: 'failed'; id: number; message: string };
export interface RenderedPage {
  head: PageHead;
  language: Request['language'];
  html: string;
  /** Where the address has led to. */
  path: string;
  /** What the graph has answered, by question: the browser does not ask it again. */
  data: object;
}

const port = parentPort;
if (!port) throw new Error('page-worker.ts runs as a worker');
const programs = workerData as { pages: string; frame: string };
const [front, shell] = (await Promise.all([import(programs.pages), import(programs.frame)])) as [Pages, Shell];
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
    const page = await front.render(request, execute);
    if (!page) return say({ kind: 'page', id, page: null });
    const whole = await shell.frame(request, page, execute);
    say({ kind: 'page', id, page: { head: whole.head, language: request.language, html: whole.html, path: page.path, data: { ...page.data, ...whole.data } } });
  } catch (cause) {
    say({ kind: 'failed', id, message: String(cause) });
  }
}

port.on('message', (message: ToWorker) => {
  if (message.kind === 'render') return void render(message.id, message.request);
  const asker = waiting.get(message.ask);
  waiting.delete(message.ask);
  if (message.failed === undefined) asker?.resolve(message.result);
  else asker?.reject(new Error(message.failed));
});
say({ kind: 'ready' });
