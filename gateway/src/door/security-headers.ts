import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** The page with fields that one may speak into (A4-04). A page that is reached from another one has the rights of that one. */
const SPOKEN_INTO = '/gui-phan-anh';

/** What a page may use of the device. */
export const pagePermissions = (path: string): string =>
  `camera=(self), geolocation=(self), microphone=${path === SPOKEN_INTO ? '(self)' : '()'}, payment=(), usb=()`;

/** On every answer, unless the route set its own. */
const ALWAYS: Record<string, string> = { 'x-content-type-options': 'nosniff' };
/** On what a browser may show as a page of its own. */
const OF_PAGES: Record<string, string> = {
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': pagePermissions(''),
};
/**
 * What a browser never shows as a page: data, and files that pages are made of. On each of the sixty of one page the headers of pages were 200 bytes more.
 * SVG may hold scripts, and what has no type may be anything: they are pages here.
 */
const NO_PAGE = /^(?:application\/(?:[\w.-]+\+)?(?:json|javascript)|text\/css|font\/|image\/(?!svg))/;
/** What is not a page needs nothing at all. */
const BARE_POLICY = "default-src 'none'; frame-ancestors 'none'";
const ONE_YEAR_S = 31_536_000;
const FIRST_FAILURE = 400;

export function securityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    const needed = NO_PAGE.test(String(reply.getHeader('content-type') ?? '')) ? ALWAYS : { ...ALWAYS, ...OF_PAGES };
    for (const [name, value] of Object.entries(needed)) if (!reply.hasHeader(name)) void reply.header(name, value);
    if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', BARE_POLICY);
    if (request.protocol === 'https') void reply.header('strict-transport-security', `max-age=${ONE_YEAR_S}`);
    // A release takes files away: a 404 that is kept, perhaps with the name's year of `immutable`, would break an open page for ever.
    if (reply.statusCode >= FIRST_FAILURE) void reply.header('cache-control', 'no-store');
    void reply.header('x-request-id', request.id);
  });
}

/** Of the service worker, which fetches for the pages. */
export const workerPolicy = (remoteOrigins: readonly string[]): string => ["default-src 'none'; connect-src 'self'", ...remoteOrigins].join(' ');

/**
 * The policy of the shell's page: only the product's own files; inline scripts and styles by the hashes of those in the page itself,
 * never 'unsafe-inline' (pages are cached, so no nonces). `blob:` workers are the map's. `remoteOrigins`: where else front ends lie that were released on their own.
 */
export function pagePolicy(html: string, host: string, remoteOrigins: readonly string[] = []): string {
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  const elsewhere = remoteOrigins.map((origin) => ` ${origin}`).join('');
  return [
    "default-src 'self'",
    [`script-src 'self'${elsewhere}`, ...hashes(html, 'script')].join(' '),
    [`style-src 'self'${elsewhere}`, ...hashes(html, 'style')].join(' '),
    `img-src 'self'${elsewhere} data: blob:`,
    "media-src 'self' blob:",
    `font-src 'self'${elsewhere}`,
    `connect-src 'self'${sockets}${elsewhere}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Of what is executed: data in a page is not. */
function hashes(html: string, element: 'script' | 'style'): string[] {
  const found = html.matchAll(new RegExp(`<${element}\\b([^>]*)>([\\s\\S]*?)</${element}>`, 'gi'));
  return [...found].flatMap(([, attributes = '', content = '']) =>
    /\bsrc\s*=|\btype="application\/json"/i.test(attributes) || content === '' ? [] : [`'sha256-${createHash('sha256').update(content).digest('base64')}'`],
  );
}
