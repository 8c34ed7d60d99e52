import { languageOf } from '@pakn/service-kit';
import { FAULT } from '@pakn/vocabulary';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compressed } from '../door/compressed.ts';
import { KeptTexts } from './kept-texts.ts';
import { articles, guides, isWeek, notices, reportsOfWeek, weeksWithReports, type AskPublic } from './public-addresses.ts';
import { sitemapIndex, urlSet, type Address } from './sitemap-xml.ts';

const KEPT_MS = 3_600_000;
const MOST_KEPT = 24;
const RETRY_AFTER_S = 30;
const CACHING = `public, max-age=${KEPT_MS / 1_000}`;

/**
 * What is not for search engines: pages to act on, of one person or of officers, and what is asked by programs. Pages are read without scripts, so nothing of a
 * page is needed but its pictures: /files is left out of this list, because previews of links show a report's picture.
 */
const NOT_FOR_CRAWLERS = [
  ...['/tai-khoan', '/can-bo', '/gui-phan-anh', '/da-gui/', '/phan-anh-cua-toi', '/khu-vuc'],
  ...['/graphql', '/exports/', '/oauth/', '/metrics', '/health', '/ready'],
];

interface SitemapOptions {
  /** The portal's public one. Never what a request calls itself: all host names lead search engines to this one (A2-14). */
  origin: string;
  /** At the cost of whoever asks from `address`. */
  ask: (address: string) => AskPublic;
  /** Fixed addresses whose pages come from the server and are for search engines. Throws when it cannot be said now. */
  pages: () => Promise<string[]>;
  now?: () => number;
}

/** `/robots.txt`, and `/sitemap.xml` with its parts: pages, announcements, answers, and the public reports of each week. `app`: a scope of its own. */
export async function sitemap(app: FastifyInstance, { origin, ask, pages, now = Date.now }: SitemapOptions): Promise<void> {
  await compressed(app);
  const texts = new KeptTexts({ keptMs: KEPT_MS, most: MOST_KEPT, now });
  const robots = ['User-agent: *', ...NOT_FOR_CRAWLERS.map((path) => `Disallow: ${path}`), '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n');
  const fixed: Record<string, (asking: AskPublic) => Promise<Address[]>> = {
    trang: async (asking) => [...(await pages()).map((path) => ({ path })), ...(await guides(asking))],
    'thong-bao': notices,
    'hoi-dap': articles,
  };

  const send = async (request: FastifyRequest, reply: FastifyReply, name: string, make: () => Promise<string>): Promise<FastifyReply> => {
    try {
      const { body, etag } = await texts.of(name, make);
      void reply.header('cache-control', CACHING).header('etag', etag);
      if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
      return reply.type('text/xml; charset=utf-8').send(body);
    } catch (cause) {
      request.log.warn({ err: cause, name }, 'a part of the sitemap was not made');
      const message = FAULT.SERVICE_DOWN[languageOf(request.headers['accept-language'])];
      return reply
        .code(503)
        .header('retry-after', String(RETRY_AFTER_S))
        .send({ errors: [{ message, extensions: { code: 'SERVICE_DOWN' } }] });
    }
  };

  app.get('/robots.txt', (_request, reply) => reply.type('text/plain; charset=utf-8').header('cache-control', CACHING).send(robots));
  app.get('/sitemap.xml', (request, reply) =>
    send(request, reply, '', async () => {
      const weeks = await weeksWithReports(ask(request.ip));
      return sitemapIndex(
        origin,
        [...Object.keys(fixed), ...weeks.map((week) => `phan-anh-${week}`)].map((part) => `/sitemap/${part}.xml`),
      );
    }),
  );
  app.get<{ Params: { file: string } }>('/sitemap/:file', async (request, reply) => {
    const name = /^([\w-]+)\.xml$/.exec(request.params.file)?.[1] ?? '';
    const week = /^phan-anh-(\d{4}-\d\d-\d\d)$/.exec(name)?.[1];
    const part = Object.hasOwn(fixed, name) ? fixed[name] : undefined;
    if (part) return send(request, reply, name, async () => urlSet(origin, await part(ask(request.ip))));
    if (week === undefined || !isWeek(week, now())) return reply.callNotFound();
    return send(request, reply, name, async () => urlSet(origin, await reportsOfWeek(ask(request.ip), week)));
  });
}
