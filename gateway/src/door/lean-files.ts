import type { FastifyInstance } from 'fastify';

/** Scripts, styles, fonts and pictures of the front ends. SVG is none of them: a browser shows it as a page, with its scripts. */
const PART_OF_PAGE = /^(?:application\/javascript|text\/css|font\/|image\/(?!svg))/;
/** The script of a worker is bound by its own policy, not by the page's: it keeps it. */
const OF_WORKER = /worker|\/sw\.js$/;
/** Only pages, answers of the graph and files that are asked for in parts need these (ADR 0091). */
const NOT_NEEDED = [
  'accept-ranges',
  'access-control-allow-credentials',
  'access-control-expose-headers',
  'last-modified',
  'x-request-id',
  ...['limit', 'remaining', 'used', 'reset', 'resource'].map((what) => `x-ratelimit-${what}`),
];

/** Leaves out what a part of a page does not need: a page has sixty, many smaller than their headers were. Register it after the hooks that set them. */
export function leanFiles(scope: FastifyInstance, isForEver: (caching: unknown) => boolean): void {
  scope.addHook('onSend', async ({ url, raw }, reply) => {
    if (reply.statusCode >= 400 || !PART_OF_PAGE.test(String(reply.getHeader('content-type') ?? ''))) return;
    for (const name of NOT_NEEDED) void reply.removeHeader(name);
    if (!OF_WORKER.test(url)) void reply.removeHeader('content-security-policy');
    // Nobody asks again whether it has changed.
    if (isForEver(reply.getHeader('cache-control'))) void reply.removeHeader('etag');
    // A connection of HTTP/1.1 stays open without being told to; that it will be closed is said.
    if (raw.httpVersion === '1.1' && !reply.raw.hasHeader('connection')) reply.raw.removeHeader('connection');
  });
}
