import { Readable } from 'node:stream';
import { languageOf, refuseHostileUrl, RETRY_AFTER } from '@pakn/service-kit';
import { FAULT } from '@pakn/vocabulary';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Tokens } from '../identity/tokens.ts';
import type { Service } from '../services/service.ts';
import { identify } from './caller-of-request.ts';

/** The largest file (video) and what its request adds (spec 05, Sizes). */
const MAX_UPLOAD_BYTES = 500 * 2 ** 20 + 2 ** 16;
/** Without a file, as the services take it: one that answers before it has read the body closes the connection, and its answer is lost. */
const MAX_BODY_BYTES = 1 << 20;
const NOT_FORWARDED = new Set([
  'host',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'cookie',
  'authorization',
  'forwarded',
  'content-length',
]);
const NOT_RETURNED = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'trailer', 'set-cookie', 'x-request-id']);
/** The gateway's own allow-list decides about other origins, not the services' (tus has one that lets everybody in). */
const CROSS_ORIGIN = 'access-control-';
const BODYLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A path of the public origin that a subgraph answers itself, streamed both ways. */
export interface ProxiedPath {
  path: string;
  service: Service;
  /** The client's own `authorization` (client credentials) goes to the service, and is not looked at here. */
  passAuthorization?: boolean;
  /** Its bodies are files: they may take as long as they move. */
  upload?: boolean;
  /** Of the caller's budget, for one request. */
  cost: number;
}

/**
 * Forwards raw routes: files, exports, tokens for partners. Subgraphs find the caller in the signed call,
 * and the public address in `x-forwarded-host` and `x-forwarded-proto` (tus builds `Location` from them).
 */
export async function proxied(app: FastifyInstance, options: { paths: ProxiedPath[]; tokens: Tokens }): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null)); // the body is streamed, not read
  const known = identify(options.tokens);
  for (const path of options.paths) {
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      refuseHostileUrl(request.url);
      return forward(request, reply, path);
    };
    app.all(path.path, { onRequest: path.passAuthorization ? [] : known, handler, config: { upload: path.upload === true, cost: path.cost } });
  }
}

class TooLarge extends Error {
  readonly statusCode = 413;
}

/** @throws TooLarge in the middle of it */
async function* atMost(bytes: number, body: Readable): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const part of body as AsyncIterable<Buffer>) {
    left -= part.length;
    if (left < 0) throw new TooLarge();
    yield part;
  }
}

async function forward(request: FastifyRequest, reply: FastifyReply, { service, passAuthorization, upload }: ProxiedPath): Promise<FastifyReply> {
  const bytes = Number(request.headers['content-length'] ?? 0);
  if (bytes > MAX_UPLOAD_BYTES) return reply.code(413).send({ message: 'Tệp quá lớn.' });
  if (!upload && bytes > MAX_BODY_BYTES) throw new TooLarge();
  const hasBody = !BODYLESS.has(request.method) && (request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0);
  const headers: Record<string, string> = { 'x-forwarded-host': request.host, 'x-forwarded-proto': request.protocol, 'x-forwarded-for': request.ip };
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value !== 'string' || NOT_FORWARDED.has(name) || name.startsWith('x-forwarded-') || name.startsWith('x-pakn-')) continue;
    headers[name] = value;
  }
  if (hasBody && request.headers['content-length'] !== undefined) headers['content-length'] = request.headers['content-length'];
  if (passAuthorization && request.headers.authorization !== undefined) headers.authorization = request.headers.authorization;
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  try {
    const answer = await service.raw({
      method: request.method,
      path: request.url,
      call: { identity: request.caller.identity, requestId: request.id, address: request.ip, language: languageOf(request.headers['accept-language']) },
      headers,
      body: hasBody ? (upload ? request.raw : Readable.from(atMost(MAX_BODY_BYTES, request.raw))) : null,
      signal: gone.signal,
      unlimited: true,
    });
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value === undefined || NOT_RETURNED.has(name) || name.startsWith(CROSS_ORIGIN)) continue;
      if (name === 'vary') void reply.header(name, [reply.getHeader(name), value].flat().filter(Boolean).join(', '));
      else void reply.header(name, name === 'location' ? onPublicOrigin(String(value), service.origin) : value);
    }
    if (answer.statusCode === 503 || answer.statusCode === 507) void reply.header('retry-after', answer.headers['retry-after'] ?? RETRY_AFTER);
    return await reply.code(answer.statusCode).send(answer.body);
  } catch (error) {
    if (gone.signal.aborted) return reply;
    if (error instanceof TooLarge) throw error;
    request.log.warn({ requestId: request.id, service: service.name, error: String(error) }, 'a proxied call failed');
    return reply
      .code(503)
      .header('retry-after', RETRY_AFTER)
      .send({ code: 'SERVICE_DOWN', message: FAULT.SERVICE_DOWN[languageOf(request.headers['accept-language'])] });
  }
}

/** The inside address of a service never leaves the gateway. */
function onPublicOrigin(location: string, inside: string): string {
  return location.startsWith(`${inside}/`) ? location.slice(inside.length) : location;
}
