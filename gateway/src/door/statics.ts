import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compressed } from './compressed.ts';
import { leanFiles } from './lean-files.ts';
import type { PageRenderer } from './page-renderer.ts';
import { VERSION, type Releases } from './releases.ts';
import { pagePermissions, pagePolicy, workerPolicy } from './security-headers.ts';
import type { ShellPage } from './shell-page.ts';

const NO_CACHE = 'no-cache';
const IMMUTABLE = 'public, max-age=31536000, immutable';
const SHORT = 'public, max-age=3600';
/** Files that the build names by a hash of their content; what the apps ship as it is lies outside `assets`. */
const HASHED = /(^|\/)assets\/.*-[\w-]{8,}\.\w+(\.\w+)?$/;
/** Files that name others: always asked for again. */
const ENTRIES = /(^|\/)(remoteEntry\.js|mf-manifest\.json|remotes\.json|sw\.js|\w+\.html|[\w.-]+\.webmanifest)$/;
const APP = /^[a-z][a-z0-9-]*$/;
/** What the reader has chosen (frontends/shell/src/language.ts); Vietnamese without it. */
const LANGUAGE_COOKIE = /(?:^|; )pakn-language=en(?:;|$)/;

interface StaticsOptions {
  releases: Releases;
  renderer: PageRenderer;
  shell: ShellPage;
  remoteOrigins: readonly string[];
}

export function cachingOf(path: string): string {
  if (ENTRIES.test(path)) return NO_CACHE;
  return HASHED.test(path) ? IMMUTABLE : SHORT;
}

/**
 * The front ends: the shell at the root with its page for every route, the others under /remotes/<name>/, a released one under /remotes/<name>/<version>/.
 * Files go out as the build compressed them, where it did (frontends/compressed-files.ts). `app`: a scope of its own; `remoteOrigins`: where else front ends
 * may lie.
 */
export async function statics(app: FastifyInstance, options: StaticsOptions): Promise<void> {
  const { releases, shell } = options;
  await compressed(app);
  await app.register(fastifyStatic, { root: releases.built, serve: false, cacheControl: false, preCompressed: true, dotfiles: 'deny' });
  const page = pageOf(options);
  app.addHook('onReady', async () => {
    void options.renderer.pagesOf(shell).catch(() => null); // meanwhile pages are answered
  });
  const send = (reply: FastifyReply, path: string, root: string): FastifyReply =>
    reply.header('cache-control', cachingOf(path)).header('cross-origin-resource-policy', 'same-origin').sendFile(path, root);

  leanFiles(app, (caching) => caching === IMMUTABLE);
  app.get('/remotes.json', async (_request, reply) => reply.header('cache-control', NO_CACHE).send(await releases.remotes()));
  app.get<{ Params: { name: string; '*': string } }>('/remotes/:name/*', async (request, reply) => {
    const { name, '*': rest } = request.params;
    if (!APP.test(name)) return reply.callNotFound();
    const [first = '', ...path] = rest.split('/');
    return VERSION.test(first) ? send(reply, path.join('/'), releases.folder(name, first)) : send(reply, rest, releases.folder(name, null));
  });
  app.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
    const path = request.params['*'];
    if (path !== '' && path !== 'index.html')
      for (const folder of await releases.shellFolders()) {
        if (!(await isFile(folder, path))) continue;
        const policy = await policyOfFile(join(folder, path), request.host, options);
        return send(policy ? reply.header('content-security-policy', policy) : reply, path, folder);
      }
    return (await page(request, reply)) ?? reply.callNotFound();
  });
}

/**
 * A route of the shell: the page, with its content where the server renders it, and with the policy that fits its inline parts. A missing file is no route.
 * Nobody is signed in here: the refresh cookie does not reach pages, and the page is the same for all who read its language.
 */
function pageOf({ shell, renderer, remoteOrigins }: StaticsOptions): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | null> {
  return async (request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    if (/\.\w+$/.test(path) && path !== '/index.html') return null;
    const programs = await shell.programsAt(path);
    const language = LANGUAGE_COOKIE.test(request.headers.cookie ?? '') ? 'en' : 'vi';
    const rendered = programs && (await renderer.page(programs, { path: request.url, language, address: request.ip }));
    const html = await shell.at(path, rendered);
    if (html === null) return null;
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', NO_CACHE)
      .header('vary', [reply.getHeader('vary'), 'cookie'].filter(Boolean).join(', '))
      .header('content-security-policy', pagePolicy(html, request.host, remoteOrigins))
      .header('permissions-policy', pagePermissions(path))
      .send(html);
  };
}

/** A file that acts by itself needs a policy of its own: the service worker, and pages like the one for offline. Null for all others. */
async function policyOfFile(file: string, host: string, { remoteOrigins }: StaticsOptions): Promise<string | null> {
  if (basename(file) === 'sw.js') return workerPolicy(remoteOrigins);
  return file.endsWith('.html') ? pagePolicy(await readFile(file, 'utf8'), host, remoteOrigins) : null;
}

async function isFile(directory: string, path: string): Promise<boolean> {
  const full = join(directory, path);
  if (!full.startsWith(`${directory}/`)) return false;
  return stat(full).then(
    (found) => found.isFile(),
    () => false,
  );
}
