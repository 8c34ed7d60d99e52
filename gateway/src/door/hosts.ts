import { languageOf } from '@pakn/service-kit';
import type { Label } from '@pakn/vocabulary';
import type { FastifyInstance } from 'fastify';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const DEFAULT_PORT: Record<string, string> = { 'http:': '80', 'https:': '443' };
/** A host as a browser sends it. Anything else (a path, a user, a space, a second colon) is nobody's host. */
const HOST = /^(?<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?<port>\d{1,5}))?$/i;
const MISDIRECTED = 421;
const WORDS: Label = { vi: 'Địa chỉ này không thuộc hệ thống.', en: 'This address is not served here.' };

/**
 * Which `host` the gateway answers to: this machine's own names with any port, and the hosts of the public origins.
 * A page of a foreign name that points here (DNS rebinding) gets nothing, and no foreign name enters a policy, a link or a cache.
 */
export function servedHosts(origins: Iterable<string>): (host: string | undefined) => boolean {
  const own = new Set<string>();
  for (const origin of origins) {
    const { protocol, hostname, port } = new URL(origin);
    own.add(`${hostname}:${port || DEFAULT_PORT[protocol]}`);
    if (port === '') own.add(hostname);
  }
  return (host) => {
    const { name, port } = HOST.exec(host ?? '')?.groups ?? {};
    if (name === undefined) return false;
    return LOOPBACK.has(name.toLowerCase()) || own.has(`${name.toLowerCase()}${port === undefined ? '' : `:${port}`}`);
  };
}

/** Before every route, the missing ones too: 421 for a host that is not served. */
export function refuseForeignHosts(app: FastifyInstance, served: (host: string | undefined) => boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    if (served(request.host)) return undefined;
    const message = WORDS[languageOf(request.headers['accept-language'])];
    return reply.code(MISDIRECTED).send({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
  });
}
