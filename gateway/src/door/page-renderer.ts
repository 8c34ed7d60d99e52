import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Logger } from '@pakn/service-kit';
import type { RenderedPage } from './page-worker.ts';
import { GivenUp, RenderWorker, type Ask, type PageRequest } from './render-worker.ts';

/** Pages are for everybody: whoever asks again so soon gets the same … */
const KEPT_MS = 2_000;
/** … or, when something was changed meanwhile, only so soon. */
const KEPT_AFTER_CHANGE_MS = 500;
const MOST_KEPT = 200;
/** A page that is late is answered by the one before, as long as nothing was changed since then … */
const EARLIER_MS = 10 * 60_000;
/** … or, when something was changed meanwhile, only so long (ADR 0063). */
const EARLIER_AFTER_CHANGE_MS = 30_000;
/** More at the same time would not be there in time. */
const MOST_AT_ONCE = 8;
/** After a fault of the worker itself pages are drawn by scripts alone for so long. */
const REST_MS = 5_000;
/** A page is waited for so many times as long as a visitor waits. */
const GIVEN_UP_AFTER = 10;
/** What is rendered before anybody asks: in the gateway's own name, and the first time it may take long. */
const OWN_ADDRESS = '127.0.0.1';
const WARM_UP_MS = 5_000;
/** So many in a row: the worker is stuck and is ended. */
const MOST_GIVEN_UP = 3;

/** Files that render pages of one front end: its own and the shell's (frontends/X/src/server.ts, built). */
export interface Programs {
  pages: string;
  frame: string;
}
/** Which pages there are (shell-page.ts). */
interface Addresses {
  programsAt(path: string): Promise<Programs | null>;
  plainPaths(path: string): Promise<string[]>;
}
export interface RendererOptions {
  ask: Ask;
  logger: Logger;
  /** A page that is not there by then is the one before, or is drawn by scripts alone. */
  withinMs: number;
}

interface Kept {
  /** When its rendering began. */
  madeAt: number;
  until: number;
  page: Promise<RenderedPage | null>;
}

interface Made {
  /** When its rendering began. */
  madeAt: number;
  page: RenderedPage;
}

/** Has a worker render pages by the programs of the versions that are current, for the anonymous. Whatever fails or takes long: there is no page then. */
export class PageRenderer {
  private readonly kept = new Map<string, Kept>();
  /** What each address was last, the oldest first. */
  private readonly earlier = new Map<string, Made>();
  private changedAt = 0;
  private worker: RenderWorker | null = null;
  private underWay = 0;
  private givenUp = 0;
  private restUntil = 0;

  constructor(private readonly options: RendererOptions) {}

  /** @returns null for a page that is not rendered here, failed, or is not there in time and was never asked for before: that one is for whoever asks next */
  async page(programs: Programs, request: PageRequest): Promise<RenderedPage | null> {
    const worker = await this.workerFor(programs);
    if (!worker) return null;
    const key = keyOf(request);
    let kept = this.kept.get(key);
    if (!kept || kept.until < Date.now()) {
      if (this.underWay >= MOST_AT_ONCE) return this.earlierPage(key);
      kept = { madeAt: Date.now(), until: Infinity, page: this.rendered(worker, request) };
      this.keep(key, kept);
    }
    return (await inTime(kept.page, this.options.withinMs)) ?? this.earlierPage(key);
  }

  /** Something was changed through this gateway: who did it sees it on the next page. */
  changed(): void {
    this.changedAt = Date.now();
    for (const kept of this.kept.values()) kept.until = Math.min(kept.until, kept.madeAt + KEPT_AFTER_CHANGE_MS);
  }

  /**
   * The addresses without parameters whose pages are rendered here and are for search engines. Renders each of them: the first rendering of a page takes some
   * times as long as the next, so this is asked at the start.
   * @throws when one of them could not be rendered, after all were tried
   */
  async pagesOf(shell: Addresses): Promise<string[]> {
    const programs = await shell.programsAt('/');
    const worker = programs && (await this.workerFor(programs));
    if (!worker) throw new Error('pages are drawn by scripts alone at the moment');
    const found: string[] = [];
    let failure: unknown = null;
    for (const path of await shell.plainPaths('/')) {
      const request: PageRequest = { path, language: 'vi', address: OWN_ADDRESS };
      const madeAt = Date.now();
      const page = await worker.render(request, WARM_UP_MS).catch((cause: unknown) => void (failure = cause));
      if (page) this.remember(keyOf(request), { madeAt, page });
      if (page && !page.head.hidden) found.push(path);
    }
    if (failure) throw new Error('not all pages were rendered', { cause: failure });
    return found;
  }

  async close(): Promise<void> {
    this.restUntil = Infinity;
    const { worker } = this;
    this.worker = null; // its end is no fault now
    await worker?.end();
  }

  private keep(key: string, kept: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, kept);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    void kept.page.then((page) => {
      if (page) {
        kept.until = Math.min(kept.until, Date.now() + KEPT_MS);
        this.remember(key, { madeAt: kept.madeAt, page });
      } else if (this.kept.get(key) === kept) this.kept.delete(key);
    });
  }

  private remember(key: string, made: Made): void {
    this.earlier.delete(key);
    this.earlier.set(key, made);
    if (this.earlier.size > MOST_KEPT) this.earlier.delete(this.earlier.keys().next().value ?? '');
  }

  private earlierPage(key: string): RenderedPage | null {
    const made = this.earlier.get(key);
    if (!made) return null;
    const age = Date.now() - made.madeAt;
    if (made.madeAt > this.changedAt) return age <= EARLIER_MS ? made.page : null;
    return age <= EARLIER_AFTER_CHANGE_MS ? { ...made.page, data: {} } : null; // its scripts ask anew
  }

  private async rendered(worker: RenderWorker, request: PageRequest): Promise<RenderedPage | null> {
    this.underWay++;
    try {
      const page = await worker.render(request, this.options.withinMs * GIVEN_UP_AFTER);
      this.givenUp = 0;
      return page;
    } catch (cause) {
      this.options.logger.warn({ err: cause, path: request.path.split('?', 1)[0] }, 'a page was not rendered');
      if (cause instanceof GivenUp && worker.isReady && ++this.givenUp >= MOST_GIVEN_UP) this.rest(worker, cause);
      return null;
    } finally {
      this.underWay--;
    }
  }

  /** The worker of these programs as they are built now; null where there are none, or after a fault. */
  private async workerFor({ pages, frame }: Programs): Promise<RenderWorker | null> {
    const urls = await Promise.all([addressOf(pages), addressOf(frame)]);
    const [pagesUrl, frameUrl] = urls;
    if (!pagesUrl || !frameUrl || Date.now() < this.restUntil) return null;
    const name = urls.join(' ');
    if (this.worker?.name === name) return this.worker;
    void this.worker?.end();
    this.kept.clear();
    this.earlier.clear();
    this.givenUp = 0;
    const worker = new RenderWorker({
      name,
      programs: { pages: pagesUrl, frame: frameUrl },
      ask: this.options.ask,
      ended: (cause) => this.rest(worker, cause),
    });
    this.worker = worker;
    return worker;
  }

  private rest(worker: RenderWorker, cause: unknown): void {
    if (this.worker !== worker) return;
    this.worker = null;
    this.kept.clear();
    this.restUntil = Math.max(this.restUntil, Date.now() + REST_MS);
    this.options.logger.error({ err: cause }, 'pages are drawn by scripts alone for a while: what renders them has ended or is stuck');
    void worker.end();
  }
}

const keyOf = ({ language, path }: PageRequest): string => `${language} ${path}`;

async function inTime(page: Promise<RenderedPage | null>, withinMs: number): Promise<RenderedPage | null> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (limit = setTimeout(resolve, withinMs, null)));
  return Promise.race([page, late]).finally(() => clearTimeout(limit));
}

/** A file's address that is another one when it was built anew: what was imported once is never read again. */
const addressOf = (file: string): Promise<string | null> =>
  stat(file).then(
    ({ mtimeMs }) => `${pathToFileURL(file).href}?${mtimeMs}`,
    () => null,
  );
